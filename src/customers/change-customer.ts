import type { Context } from '#db/context.ts'
import { changesBetween } from '#domain/changes.ts'
import { reviewEdition } from '#domain/edition.ts'
import { throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { readCustomer, updateCustomer } from './store.ts'
import type { CustomerChange, CustomerView } from './views.ts'

/**
 * D5: changes a customer; documents in preparation and posted keep the addresses that they have. The event names the
 * changed fields alone, since what events say can never be forgotten and customers may be people.
 */
export async function changeCustomer(
  context: Context,
  id: string,
  asked: CustomerChange,
  seenEdition: number | null,
): Promise<CustomerView> {
  const before = await readCustomer(context, id, 'for no key update')
  throwIfRefused(reviewEdition(before.edition, seenEdition))
  const after = { ...before, ...asked, edition: before.edition + 1 }
  await updateCustomer(context, after)
  const data = { number: after.number, changed: Object.keys(changesBetween(before, after)) }
  await recordEvent(context, { kind: 'customerChanged', subjectId: id, data })
  return after
}
