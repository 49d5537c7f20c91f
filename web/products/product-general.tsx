import type { Static } from 'typebox'
import type { TaxCodeView } from '#companies/views.ts'
import { isSerialised } from '#domain/product.ts'
import type { GroupView } from '#tracking-dimension-groups/views.ts'
import { type Page, useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { ChoiceField, FieldGrid, NumberField, SwitchField, TextField } from '#web/ui/record/fields.tsx'
import { Section } from '#web/ui/section.tsx'
import type { ProductRecord } from './product-page.tsx'

/** What a product is, and whether its serial numbers are asked for (D3). */
export function ProductGeneral({ record: { draft, set, faultOf } }: { readonly record: ProductRecord }) {
  const { t } = useText()
  const { data: groups } = useInquiry<Page<GroupView>>('/tracking-dimension-groups', { limit: 200 })
  const { data: taxCodes } = useInquiry<Page<Static<typeof TaxCodeView>>>('/tax-codes')
  const group = groups?.items.find(({ id }) => id === draft.trackingDimensionGroupId)
  const asksForSerials = isSerialised(draft, group ?? null)
  const kinds = (['stocked', 'service'] as const).map((value) => ({ value, text: t(`products.kinds.${value}`) }))
  const groupOptions = [
    { value: '', text: t('products.noGroup') },
    ...(groups?.items ?? []).map(({ id, code, name }) => ({ value: id, text: `${code} ${name}` })),
  ]
  const taxOptions = [
    { value: '', text: t('record.none') },
    ...(taxCodes?.items ?? []).map(({ code, name }) => ({ value: code, text: `${code} ${name}` })),
  ]
  return (
    <Section
      title={t('record.general')}
      summary={t(asksForSerials ? 'products.isSerialised' : 'products.isNotSerialised')}
    >
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
        <ChoiceField label={t('products.kind')} value={draft.kind} options={kinds} onChange={(kind) => set({ kind })} />
        <ChoiceField
          label={t('products.group')}
          value={draft.trackingDimensionGroupId ?? ''}
          options={groupOptions}
          hint={t(asksForSerials ? 'products.isSerialised' : 'products.isNotSerialised')}
          onChange={(id) => set({ trackingDimensionGroupId: id || null })}
        />
        <TextField
          label={t('products.inventoryUnit')}
          maxLength={20}
          value={draft.inventoryUnit}
          fault={faultOf('inventoryUnit')}
          onChange={(inventoryUnit) => set({ inventoryUnit })}
        />
        <TextField
          label={t('products.salesUnit')}
          maxLength={20}
          value={draft.salesUnit}
          fault={faultOf('salesUnit')}
          onChange={(salesUnit) => set({ salesUnit })}
        />
        <NumberField
          label={t('products.salesUnitFactor')}
          value={draft.salesUnitFactor}
          fault={faultOf('salesUnitFactor')}
          onChange={(salesUnitFactor) => set({ salesUnitFactor })}
        />
        <TextField
          label={t('products.salesPrice')}
          value={draft.salesPrice}
          fault={faultOf('salesPrice')}
          onChange={(price) => set({ salesPrice: price.replace(',', '.') })}
        />
        <ChoiceField
          label={t('products.taxCode')}
          value={draft.taxCode ?? ''}
          options={taxOptions}
          onChange={(code) => set({ taxCode: code || null })}
        />
        <SwitchField
          label={t('products.catchWeight')}
          value={draft.catchWeight}
          onChange={(catchWeight) => set({ catchWeight })}
        />
      </FieldGrid>
    </Section>
  )
}
