import type { Static } from 'typebox'
import type { CompanyChange, CompanyView } from '#companies/views.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { AddressFields, ChoiceField, FieldGrid, NumberField, SwitchField, TextField } from '#web/ui/record/fields.tsx'
import { RecordPage } from '#web/ui/record/record-page.tsx'
import { useRecord } from '#web/ui/record/use-record.ts'
import { Section } from '#web/ui/section.tsx'
import { CompanyBuyers } from './company-buyers.tsx'
import { CompanyDocuments } from './company-documents.tsx'
import { CompanyPayment } from './company-payment.tsx'
import { TaxCodes } from './tax-codes.tsx'

type Company = Static<typeof CompanyView>
/** A company while it is changed. */
export type CompanyDraft = Required<CompanyChange>

const blank = {
  name: '',
  language: 'nl',
  address: {},
  timeZone: 'Europe/Amsterdam',
  vatNumber: null,
  registrationNumber: null,
  partialPackingSlips: 'one',
  completeAfterInvoice: false,
  cashRounding: true,
  replacementMinimumDays: 0,
  currency: 'EUR',
  country: 'NL',
  iban: null,
  bic: null,
  email: null,
  phone: null,
  website: null,
  electronicAddress: null,
  paper: 'A4',
  documentColour: '#1f3a5f',
  documentTexts: {},
  publicCoverage: false,
  publicCoverageChallenge: false,
  claimTexts: {},
} as CompanyDraft

/** The company's settings (D36, D43), its address and its tax codes. */
export function CompanyPage() {
  const { t } = useText()
  const { can } = useSession()
  const canEdit = can('administerUsers')
  const record = useRecord<CompanyDraft, Company>({
    url: '/company',
    id: null,
    blank,
    draftOf: ({ id: _id, code: _code, hasLogo: _hasLogo, ...draft }) => draft as CompanyDraft,
  })
  const { draft, set, faultOf } = record
  return (
    <RecordPage record={record} title={`${t('company.title')} ${record.view?.code ?? ''}`} canEdit={canEdit}>
      <Section title={t('record.general')} summary={draft.name}>
        <FieldGrid>
          <TextField
            label={t('field.name')}
            isRequired
            maxLength={200}
            value={draft.name}
            fault={faultOf('name')}
            onChange={(name) => set({ name })}
          />
          <ChoiceField
            label={t('field.language')}
            value={draft.language}
            options={(['nl', 'en'] as const).map((value) => ({ value, text: t(`language.${value}`) }))}
            onChange={(language) => set({ language })}
          />
          <TextField
            label={t('field.vatNumber')}
            maxLength={30}
            value={draft.vatNumber ?? ''}
            fault={faultOf('vatNumber')}
            onChange={(text) => set({ vatNumber: text || null })}
          />
          <TextField
            label={t('company.registrationNumber')}
            maxLength={30}
            value={draft.registrationNumber ?? ''}
            fault={faultOf('registrationNumber')}
            onChange={(text) => set({ registrationNumber: text || null })}
          />
          <TextField
            label={t('company.timeZone')}
            maxLength={60}
            value={draft.timeZone}
            fault={faultOf('timeZone')}
            onChange={(timeZone) => set({ timeZone })}
          />
          <TextField
            label={t('field.currency')}
            maxLength={3}
            value={draft.currency}
            fault={faultOf('currency')}
            onChange={(text) => set({ currency: text.toUpperCase() })}
          />
        </FieldGrid>
      </Section>
      <Section title={t('company.address')} summary={draft.address.city}>
        <AddressFields value={draft.address} onChange={(address) => set({ address })} />
      </Section>
      <CompanyPayment record={record} />
      <CompanyDocuments record={record} />
      <CompanyBuyers record={record} />
      <Section title={t('company.rules')}>
        <ChoiceField
          label={t('company.partialPackingSlips')}
          value={draft.partialPackingSlips}
          options={(['one', 'free'] as const).map((value) => ({ value, text: t(`company.partial.${value}`) }))}
          onChange={(partialPackingSlips) => set({ partialPackingSlips })}
        />
        <SwitchField
          label={t('company.completeAfterInvoice')}
          hint={t('company.completeHint')}
          value={draft.completeAfterInvoice}
          onChange={(completeAfterInvoice) => set({ completeAfterInvoice })}
        />
        <SwitchField
          label={t('company.cashRounding')}
          value={draft.cashRounding}
          onChange={(cashRounding) => set({ cashRounding })}
        />
        <NumberField
          label={t('company.replacementMinimumDays')}
          hint={t('company.replacementHint')}
          value={draft.replacementMinimumDays}
          fault={faultOf('replacementMinimumDays')}
          onChange={(replacementMinimumDays) => set({ replacementMinimumDays })}
        />
      </Section>
      <TaxCodes canEdit={canEdit} />
    </RecordPage>
  )
}
