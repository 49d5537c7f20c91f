import type { CompanyView } from '#companies/views.ts'
import { spacedIban } from '#domain/iban.ts'
import { useText } from '#web/language/language.ts'
import { FieldGrid, TextField } from '#web/ui/record/fields.tsx'
import type { RecordState } from '#web/ui/record/use-record.ts'
import { Section } from '#web/ui/section.tsx'
import type { CompanyDraft } from './company-page.tsx'

/** How the company is paid and reached, as its documents say. */
export function CompanyPayment({ record }: { readonly record: RecordState<CompanyDraft, CompanyView> }) {
  const { t } = useText()
  const { draft, set, faultOf } = record
  return (
    <Section title={t('company.payment')} summary={draft.iban ? spacedIban(draft.iban) : ''}>
      <FieldGrid>
        <TextField
          label={t('company.iban')}
          maxLength={42}
          value={draft.iban ?? ''}
          fault={faultOf('iban')}
          onChange={(text) => set({ iban: text.replaceAll(/\s/g, '').toUpperCase() || null })}
        />
        <TextField
          label={t('company.bic')}
          maxLength={11}
          value={draft.bic ?? ''}
          fault={faultOf('bic')}
          onChange={(text) => set({ bic: text.trim().toUpperCase() || null })}
        />
        <TextField
          label={t('field.email')}
          type="email"
          maxLength={254}
          value={draft.email ?? ''}
          fault={faultOf('email')}
          onChange={(text) => set({ email: text.trim() || null })}
        />
        <TextField
          label={t('company.phone')}
          maxLength={30}
          value={draft.phone ?? ''}
          fault={faultOf('phone')}
          onChange={(text) => set({ phone: text || null })}
        />
        <TextField
          label={t('company.website')}
          maxLength={200}
          value={draft.website ?? ''}
          fault={faultOf('website')}
          onChange={(text) => set({ website: text || null })}
        />
        <TextField
          label={t('company.electronicAddress')}
          hint={t('company.electronicAddressHint')}
          maxLength={55}
          value={draft.electronicAddress ?? ''}
          fault={faultOf('electronicAddress')}
          onChange={(text) => set({ electronicAddress: text.trim() || null })}
        />
      </FieldGrid>
    </Section>
  )
}
