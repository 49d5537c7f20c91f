import type { Static } from 'typebox'
import type { PackingSlipView } from '#packing-slips/views.ts'

type Address = Static<typeof PackingSlipView>['deliveryAddress']

/** An address as it stands on an envelope, a part on each line. */
export function addressText(address: Address): string {
  const { name, street, postalCode, city, country } = address as Readonly<Record<string, string | null | undefined>>
  const place = [postalCode, city].filter(Boolean).join(' ')
  return [name, street, place, country].filter(Boolean).join('\n')
}
