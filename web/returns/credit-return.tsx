import { Field, Input, makeStyles, Spinner } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Static } from 'typebox'
import type { InvoiceView } from '#invoices/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'
import type { ReturnDialogProps } from './close-return.tsx'

type CreditNote = Static<typeof InvoiceView>

interface Credited {
  readonly creditNotes: readonly CreditNote[]
}

const useStyles = makeStyles({
  table: {
    borderCollapse: 'collapse',
    width: '100%',
    '& th, & td': { textAlign: 'end', padding: '6px 0 6px 8px', fontVariantNumeric: 'tabular-nums' },
    '& th:first-child, & td:first-child': { textAlign: 'start', paddingInlineStart: '0' },
  },
})

/** D52: what each credit note would come to first; then all of them are posted at once. */
export function CreditReturn({ order, onClose }: ReturnDialogProps) {
  const { t } = useText()
  const done = useDone()
  const [invoiceOn, setInvoiceOn] = useState('')
  const url = `/return-orders/${order.id}/credit-notes`
  const preview = useCommand<void, Credited>(() => ({ url, body: { preview: true } }))
  const credit = useCommand<void, Credited>(() => ({ url, body: invoiceOn ? { invoiceOn } : {} }), {
    onDone: ({ creditNotes }) => {
      done(t('returns.creditPosted', { numbers: creditNotes.map(({ number }) => number).join(', ') }))
      onClose()
    },
  })
  const { mutate: look } = preview
  useEffect(() => look(), [look])
  const notes = preview.data?.creditNotes ?? []
  return (
    <FormDialog
      title={t('returns.creditTitle')}
      submitText={t('returns.creditSubmit')}
      problem={credit.error ?? preview.error}
      isBusy={credit.isPending}
      canSubmit={notes.length > 0}
      onSubmit={credit.mutate}
      onClose={onClose}
    >
      {preview.isPending && <Spinner size="tiny" label={t('common.loading')} />}
      {notes.length > 0 && (
        <>
          <p>{t('returns.creditText', { count: notes.length })}</p>
          <Amounts notes={notes} />
          <Field label={t('returns.creditOn')} hint={t('returns.todayHint')}>
            <Input type="date" value={invoiceOn} onChange={(_, { value }) => setInvoiceOn(value)} />
          </Field>
        </>
      )}
    </FormDialog>
  )
}

function Amounts({ notes }: { readonly notes: readonly CreditNote[] }) {
  const styles = useStyles()
  const { t } = useText()
  const { money } = useFormats()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('returns.creditNote')}</th>
          {(['net', 'taxAmount', 'gross'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`field.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {notes.map(({ id, salesOrderNumber, netAmount, taxAmount, grossAmount, currency }) => (
          <tr key={id}>
            <td>{t('returns.creditOf', { order: salesOrderNumber })}</td>
            {[netAmount, taxAmount, grossAmount].map((amount, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: three amounts, always in this order
              <td key={index}>{money(amount, currency)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
