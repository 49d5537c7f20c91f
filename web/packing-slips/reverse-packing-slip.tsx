import { Checkbox, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { PackingSlipView } from '#packing-slips/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'

type Line = PackingSlipView['lines'][number]

interface ReversePackingSlipProps {
  readonly slip: PackingSlipView
  readonly kind: 'cancellation' | 'correction'
  readonly onClose: () => void
}

/** D45-D47: cancels or corrects a posted packing slip, after saying what happens to its units. */
export function ReversePackingSlip({ slip, kind, onClose }: ReversePackingSlipProps) {
  const { t } = useText()
  const { quantity: figure } = useFormats()
  const done = useDone()
  const [remaining, setRemaining] = useState<Readonly<Record<string, number>>>({})
  const isCancellation = kind === 'cancellation'
  const lines = slip.lines.filter((line) => present(line) > 0)
  const changed = Object.entries(remaining).map(([lineId, quantity]) => ({ lineId, quantity }))
  const { number } = slip
  const { mutate, error, isPending } = useCommand(
    (reason: string) =>
      isCancellation
        ? { url: `/packing-slips/${slip.id}/cancellation`, body: { reason } }
        : { url: `/packing-slips/${slip.id}/corrections`, body: { reason, lines: changed } },
    {
      onDone: () => {
        done(t(isCancellation ? 'packingSlips.cancelled' : 'packingSlips.reversed', { number }))
        onClose()
      },
    },
  )
  const reversed = lines.reduce((sum, line) => sum + present(line), 0)
  const keep = (line: Line, quantity: number | null) => {
    const { [line.id]: _, ...others } = remaining
    setRemaining(quantity === null || quantity === present(line) ? others : { ...others, [line.id]: quantity })
  }
  return (
    <ReasonDialog
      title={t(isCancellation ? 'packingSlips.cancelTitle' : 'packingSlips.correctTitle', { number })}
      submitText={t(isCancellation ? 'packingSlips.cancel' : 'packingSlips.correct')}
      problem={error}
      isBusy={isPending}
      canSubmit={isCancellation || changed.length > 0}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>
        {isCancellation ? t('packingSlips.cancelText', { quantity: figure(reversed) }) : t('packingSlips.correctText')}
      </p>
      <p>{t('packingSlips.reuseText')}</p>
      {!isCancellation &&
        lines.map((line) => <LineToKeep key={line.id} line={line} onKeep={(quantity) => keep(line, quantity)} />)}
    </ReasonDialog>
  )
}

interface LineToKeepProps {
  readonly line: Line
  readonly onKeep: (quantity: number | null) => void
}

/** D45: a line with serial numbers whole or not at all; another one by its quantity. */
function LineToKeep({ line, onKeep }: LineToKeepProps) {
  const { t } = useText()
  const { quantity: figure } = useFormats()
  if (line.serialised && line.quantityInvoiced > 0)
    return <p>{t('packingSlips.invoicedText', { line: line.lineNumber })}</p>
  if (line.serialised) {
    return (
      <Checkbox
        label={`${t('packingSlips.reverseLine', { line: line.lineNumber, quantity: figure(present(line)) })} · ${line.description}`}
        onChange={(_, { checked }) => onKeep(checked ? 0 : null)}
      />
    )
  }
  return (
    <Field label={`${line.lineNumber}. ${line.description} (${line.unit}): ${t('packingSlips.remains')}`}>
      <Input
        inputMode="decimal"
        defaultValue={String(present(line))}
        onChange={(_, { value }) => onKeep(value === '' ? null : Number(value.replace(',', '.')))}
      />
    </Field>
  )
}

function present({ quantity, quantityReversed }: Line): number {
  return quantity - quantityReversed
}
