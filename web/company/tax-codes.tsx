import { Button } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { Static } from 'typebox'
import type { TaxCodeView } from '#companies/views.ts'
import { useCommand } from '#web/api/command.ts'
import { type Page, useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { LineTable } from '#web/ui/line-table.tsx'
import { ChoiceField, TextField } from '#web/ui/record/fields.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'

type TaxCode = Static<typeof TaxCodeView>

/** The tax codes of the company. */
export function TaxCodes({ canEdit }: { readonly canEdit: boolean }) {
  const { t } = useText()
  const [isAdding, setAdding] = useState(false)
  const { data } = useInquiry<Page<TaxCode>>('/tax-codes')
  const codes = data?.items ?? []
  const remove = useCommand<string>((code) => ({ method: 'DELETE', url: `/tax-codes/${encodeURIComponent(code)}` }))
  return (
    <Section title={t('company.taxCodes')} summary={codes.length}>
      <Refusals problem={remove.error} />
      <LineTable
        label={t('company.taxCodes')}
        lines={codes.map((one) => ({ ...one, id: one.code }))}
        columns={[
          { id: 'code', header: t('field.code'), cell: ({ code }) => code },
          { id: 'name', header: t('field.name'), cell: ({ name }) => <bdi>{name}</bdi> },
          {
            id: 'percentage',
            header: t('company.percentage'),
            isNumber: true,
            cell: ({ percentage }) => `${Number(percentage)} %`,
          },
          {
            id: 'category',
            header: t('company.taxCategory'),
            cell: ({ category }) => t(`company.taxCategories.${category}`),
          },
          {
            id: 'remove',
            header: '',
            cell: ({ code }) =>
              canEdit && (
                <Button
                  appearance="subtle"
                  icon={<DismissRegular />}
                  aria-label={t('company.removeTaxCode', { code })}
                  onClick={() => remove.mutate(code)}
                />
              ),
          },
        ]}
      />
      {canEdit && <Button onClick={() => setAdding(true)}>{t('company.addTaxCode')}</Button>}
      {isAdding && <AddTaxCode onClose={() => setAdding(false)} />}
    </Section>
  )
}

const categories = ['S', 'Z', 'E', 'AE', 'K', 'G'] as const
const blankTaxCode: TaxCode = { code: '', name: '', percentage: '', category: 'S' }

function AddTaxCode({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const [draft, setDraft] = useState(blankTaxCode)
  const { mutate, error, isPending } = useCommand<void>(
    () => ({
      method: 'PUT',
      url: `/tax-codes/${encodeURIComponent(draft.code)}`,
      body: { name: draft.name, percentage: draft.percentage.replace(',', '.'), category: draft.category },
    }),
    { onDone: onClose },
  )
  return (
    <FormDialog
      title={t('company.addTaxCode')}
      submitText={t('common.add')}
      problem={error}
      isBusy={isPending}
      canSubmit={draft.code !== '' && draft.name !== '' && draft.percentage !== ''}
      onSubmit={mutate}
      onClose={onClose}
    >
      <TextField
        label={t('field.code')}
        isRequired
        maxLength={20}
        value={draft.code}
        onChange={(code) => setDraft({ ...draft, code })}
      />
      <TextField
        label={t('field.name')}
        isRequired
        maxLength={200}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
      />
      <TextField
        label={t('company.percentage')}
        isRequired
        maxLength={8}
        value={draft.percentage}
        onChange={(percentage) => setDraft({ ...draft, percentage })}
      />
      <ChoiceField
        label={t('company.taxCategory')}
        value={draft.category}
        options={categories.map((value) => ({ value, text: t(`company.taxCategories.${value}`) }))}
        onChange={(category) => setDraft({ ...draft, category })}
      />
    </FormDialog>
  )
}
