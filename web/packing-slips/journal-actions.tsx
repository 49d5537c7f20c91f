import { Button } from '@fluentui/react-components'
import { BarcodeScannerRegular } from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PackingSlipView } from '#packing-slips/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { ReversePackingSlip } from './reverse-packing-slip.tsx'

/** What can be done with a posted packing slip: invoice it, register late, cancel or correct it. */
export function JournalActions({ slip }: { readonly slip: PackingSlipView }) {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const [reversing, setReversing] = useState<'cancellation' | 'correction' | null>(null)
  const invoice = useCommand<void, { readonly id: string }>(
    () => ({ url: '/invoices', body: { salesOrderId: slip.salesOrderId, packingSlipIds: [slip.id] } }),
    { onDone: ({ id }) => navigate({ to: `/invoices/${id}` as never }) },
  )
  if (slip.state !== 'posted') return null
  const present = ({ quantity, quantityReversed }: PackingSlipView['lines'][number]) => quantity - quantityReversed
  const isLeft = slip.lines.some((line) => present(line) > line.quantityInvoiced)
  const isLate = slip.lines.some((line) => line.serialised && line.blankIssueAllowed && line.missing > 0)
  const isPresent = slip.lines.some((line) => present(line) > 0)
  return (
    <>
      {isLeft && can('maintainSalesInvoices') && (
        <Button appearance="primary" disabled={invoice.isPending} onClick={() => invoice.mutate()}>
          {t('packingSlips.invoice')}
        </Button>
      )}
      {isLate && can('maintainSalesPackingSlips') && (
        <Button
          icon={<BarcodeScannerRegular />}
          onClick={() => navigate({ to: `/packing-slips/${slip.id}/serial-numbers` as never })}
        >
          {t('packingSlips.register')}
        </Button>
      )}
      {isPresent && can('correctPackingSlips') && (
        <>
          <Button onClick={() => setReversing('correction')}>{t('packingSlips.correct')}</Button>
          <Button onClick={() => setReversing('cancellation')}>{t('packingSlips.cancel')}</Button>
        </>
      )}
      <Refusals problem={invoice.error} />
      {reversing && <ReversePackingSlip slip={slip} kind={reversing} onClose={() => setReversing(null)} />}
    </>
  )
}
