import { Button, Field, Input } from '@fluentui/react-components'
import { BarcodeScannerRegular } from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Static } from 'typebox'
import { reviewPosting } from '#domain/registration.ts'
import type { InvoiceView } from '#invoices/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'

type Invoice = Static<typeof InvoiceView>

interface InvoiceProps {
  readonly invoice: Invoice
}

/** What can be done with an invoice in preparation: what is most likely next is the first and the blue one. */
export function InvoiceActions({ invoice }: InvoiceProps) {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<'post' | 'discard' | null>(null)
  if (!can('maintainSalesInvoices')) return null
  const go = (where: string) => () => navigate({ to: `/invoices/${invoice.id}/${where}` as never })
  const missing = invoice.lines.some(({ section, missing }) => section === 'direct' && missing > 0)
  const isDirect = invoice.lines.some(({ section, serialised }) => section === 'direct' && serialised)
  const isDelivered = invoice.lines.some(({ section }) => section === 'delivered')
  return (
    <>
      {isDirect && (
        <Button
          appearance={missing ? 'primary' : 'secondary'}
          icon={<BarcodeScannerRegular />}
          onClick={go('serial-numbers')}
        >
          {t('invoices.scan')}
        </Button>
      )}
      <Button appearance={missing ? 'secondary' : 'primary'} onClick={() => setOpened('post')}>
        {t('invoices.post')}
      </Button>
      {isDelivered && <Button onClick={go('units')}>{t('invoices.choose')}</Button>}
      <Button onClick={() => setOpened('discard')}>{t('invoices.discard')}</Button>
      {opened === 'post' && <PostInvoice invoice={invoice} onClose={() => setOpened(null)} />}
      {opened === 'discard' && <DiscardInvoice invoice={invoice} onClose={() => setOpened(null)} />}
    </>
  )
}

interface DialogProps extends InvoiceProps {
  readonly onClose: () => void
}

/** D31, D37: what is missing first; then the invoice date. */
function PostInvoice({ invoice, onClose }: DialogProps) {
  const { t } = useText()
  const done = useDone()
  const [invoiceOn, setInvoiceOn] = useState('')
  const { mutate, error, isPending } = useCommand<void, { readonly number: string }>(
    () => ({
      url: `/invoices/${invoice.id}/posting`,
      body: invoiceOn ? { invoiceOn } : {},
      ifMatch: invoice.edition,
    }),
    {
      onDone: ({ number }) => {
        done(t('invoices.posted', { number }))
        onClose()
      },
    },
  )
  const direct = invoice.lines.filter(({ section }) => section === 'direct')
  const refused = direct.filter((line) => reviewPosting({ ...line, product: line.productNumber }).length > 0)
  const isEmpty = invoice.lines.every(({ quantity }) => quantity === 0)
  return (
    <FormDialog
      title={t('invoices.postTitle')}
      submitText={t('invoices.post')}
      problem={error}
      isBusy={isPending}
      canSubmit={refused.length === 0 && !isEmpty}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t(isEmpty ? 'invoices.nothing' : refused.length > 0 ? 'invoices.missingText' : 'invoices.postText')}</p>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ id, lineNumber, productNumber, missing, quantity }) => (
            <li key={id}>
              {t('invoices.missingLine', { line: lineNumber, product: productNumber, missing, quantity })}
            </li>
          ))}
        </ul>
      )}
      <Field label={t('invoices.invoiceOn')} hint={t('common.optional')}>
        <Input type="date" value={invoiceOn} onChange={(_, { value }) => setInvoiceOn(value)} />
      </Field>
    </FormDialog>
  )
}

function DiscardInvoice({ invoice, onClose }: DialogProps) {
  const { t } = useText()
  const done = useDone()
  const { mutate, error, isPending } = useCommand<void>(
    () => ({ method: 'DELETE', url: `/invoices/${invoice.id}`, ifMatch: invoice.edition }),
    {
      onDone: () => {
        done(t('invoices.discarded'))
        onClose()
      },
    },
  )
  return (
    <FormDialog
      title={t('invoices.discardTitle')}
      submitText={t('invoices.discard')}
      problem={error}
      isBusy={isPending}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t('invoices.discardText')}</p>
    </FormDialog>
  )
}
