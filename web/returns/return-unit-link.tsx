import { Link } from '@tanstack/react-router'
import type { ReturnUnitView } from '#returns/views.ts'
import { SerialText } from '#web/ui/serial-text.tsx'

/** A unit's serial number, which opens its card where its sale is known. */
export function ReturnUnitLink({ unit }: { readonly unit: Pick<ReturnUnitView, 'registrationId' | 'serialNumber'> }) {
  const serial = <SerialText serialNumber={unit.serialNumber} />
  return unit.registrationId ? <Link to={`/units/${unit.registrationId}` as never}>{serial}</Link> : serial
}
