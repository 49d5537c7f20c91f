import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { CustomerToCreate, CustomerView } from '#customers/views.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { AddressFields, ChoiceField, FieldGrid, NumberField, SwitchField, TextField } from '#web/ui/record/fields.tsx'
import { RecordPage } from '#web/ui/record/record-page.tsx'
import { type RecordState, useRecord } from '#web/ui/record/use-record.ts'
import { Section } from '#web/ui/section.tsx'

type Draft = Required<Omit<CustomerToCreate, 'id'>>

const blank: Draft = {
  number: '',
  name: '',
  vatNumber: null,
  registrationNumber: null,
  electronicAddress: null,
  email: null,
  language: 'nl',
  paymentDays: 30,
  invoiceAddress: {},
  deliveryAddress: {},
  printSerialNumbers: { packingSlip: true, invoice: true },
}

/** A customer (D5): addresses, language, payment term, and which documents print serial numbers. */
export function CustomerPage() {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const record = useRecord<Draft, CustomerView>({
    url: '/customers',
    id,
    blank,
    draftOf: ({ id: _id, edition: _edition, ...draft }) => draft,
    onSaved: (saved) => navigate({ to: `/customers/${saved.id}` as never }),
  })
  return (
    <RecordPage
      record={record}
      title={record.isNew ? t('customers.new') : `${record.draft.number} ${record.draft.name}`}
      back={{ to: '/customers', text: t('customers.title') }}
      canEdit={can('maintainProductsAndCustomers')}
    >
      <General record={record} />
      <Section title={t('field.deliveryAddress')} summary={record.draft.deliveryAddress.city}>
        <AddressFields
          value={record.draft.deliveryAddress}
          onChange={(deliveryAddress) => record.set({ deliveryAddress })}
        />
      </Section>
      <Section title={t('field.invoiceAddress')} summary={record.draft.invoiceAddress.city}>
        <AddressFields
          value={record.draft.invoiceAddress}
          onChange={(invoiceAddress) => record.set({ invoiceAddress })}
        />
      </Section>
      <Documents record={record} />
      {record.view && <Related customer={record.view} />}
    </RecordPage>
  )
}

interface PartProps {
  readonly record: RecordState<Draft, CustomerView>
}

function General({ record: { draft, set, faultOf } }: PartProps) {
  const { t } = useText()
  const languages = (['nl', 'en'] as const).map((value) => ({ value, text: t(`language.${value}`) }))
  return (
    <Section title={t('record.general')}>
      <FieldGrid>
        <TextField
          label={t('field.number')}
          isRequired
          maxLength={60}
          value={draft.number}
          fault={faultOf('number')}
          onChange={(number) => set({ number })}
        />
        <TextField
          label={t('field.name')}
          isRequired
          value={draft.name}
          fault={faultOf('name')}
          onChange={(name) => set({ name })}
        />
        <TextField
          label={t('field.vatNumber')}
          maxLength={30}
          value={draft.vatNumber ?? ''}
          fault={faultOf('vatNumber')}
          onChange={(vatNumber) => set({ vatNumber: vatNumber || null })}
        />
        <TextField
          label={t('company.registrationNumber')}
          maxLength={30}
          value={draft.registrationNumber ?? ''}
          fault={faultOf('registrationNumber')}
          onChange={(text) => set({ registrationNumber: text || null })}
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
          label={t('company.electronicAddress')}
          hint={t('company.electronicAddressHint')}
          maxLength={55}
          value={draft.electronicAddress ?? ''}
          fault={faultOf('electronicAddress')}
          onChange={(text) => set({ electronicAddress: text.trim() || null })}
        />
        <ChoiceField
          label={t('field.language')}
          value={draft.language}
          options={languages}
          onChange={(language) => set({ language })}
        />
        <NumberField
          label={t('customers.paymentDays')}
          value={draft.paymentDays}
          fault={faultOf('paymentDays')}
          onChange={(paymentDays) => set({ paymentDays })}
        />
      </FieldGrid>
    </Section>
  )
}

function Documents({ record: { draft, set } }: PartProps) {
  const { t } = useText()
  const { printSerialNumbers: print } = draft
  return (
    <Section title={t('customers.documents')}>
      <SwitchField
        label={t('customers.printOnPackingSlip')}
        value={print.packingSlip}
        onChange={(packingSlip) => set({ printSerialNumbers: { ...print, packingSlip } })}
      />
      <SwitchField
        label={t('customers.printOnInvoice')}
        value={print.invoice}
        onChange={(invoice) => set({ printSerialNumbers: { ...print, invoice } })}
      />
      <SwitchField
        label={t('customers.foldRuns')}
        hint={t('customers.foldRunsHint')}
        value={print.foldRuns ?? false}
        onChange={(foldRuns) => set({ printSerialNumbers: { ...print, foldRuns } })}
      />
    </Section>
  )
}

function Related({ customer: { id, name } }: { readonly customer: CustomerView }) {
  const { t } = useText()
  const { can } = useSession()
  const links = [
    [`/sales-orders?customerId=${id}`, t('customers.orders')],
    [`/invoices?customerId=${id}`, t('customers.invoices')],
    [`/return-orders?customerId=${id}`, t('returns.title')],
    [`/units?customerId=${id}&of=${encodeURIComponent(name)}`, t('customers.units')],
  ] as const
  return (
    <Section title={t('customers.related')}>
      <ul>
        {links.map(([to, text]) => (
          <li key={to}>
            <Link to={to as never}>{text}</Link>
          </li>
        ))}
        {can('maintainReturnOrders') && (
          <li>
            <Link to={`/return-orders/new?customer=${id}` as never}>{t('returns.start')}</Link>
          </li>
        )}
      </ul>
    </Section>
  )
}
