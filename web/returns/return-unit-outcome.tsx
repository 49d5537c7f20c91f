import { Link } from '@tanstack/react-router'
import type { ReturnUnitView } from '#returns/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { SerialText } from '#web/ui/serial-text.tsx'

/** What came of a unit: its credit note, the unit that replaces it, or the day on which it went back. */
export function Outcome({ unit }: { readonly unit: ReturnUnitView }) {
  const { t } = useText()
  const { day } = useFormats()
  const { creditNote, replacement, sentBackOn } = unit
  if (creditNote) return <Link to={`/invoices/${creditNote.id}` as never}>{creditNote.number}</Link>
  if (replacement?.registrationId) {
    return (
      <Link to={`/units/${replacement.registrationId}` as never}>
        <SerialText serialNumber={replacement.serialNumber} />
      </Link>
    )
  }
  if (replacement) {
    return <Link to={`/sales-orders/${replacement.salesOrderId}` as never}>{replacement.salesOrderNumber}</Link>
  }
  return sentBackOn ? t('returns.sentBackOnDay', { day: day(sentBackOn) }) : null
}
