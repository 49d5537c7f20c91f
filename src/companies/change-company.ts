import type { Context } from '#db/context.ts'
import { changesBetween } from '#domain/changes.ts'
import { isIban } from '#domain/iban.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { hasSalesOrders, readCompany, refuseUnknownTimeZone, updateCompany } from './store.ts'
import type { CompanyChange, CompanyView } from './views.ts'

/** Changes the caller's company: its name, address and currency, and the rules that it may choose (D36, D43, D53). */
export async function changeCompany(context: Context, asked: CompanyChange): Promise<CompanyView> {
  if (asked.timeZone !== undefined) await refuseUnknownTimeZone(context, asked.timeZone)
  if (asked.iban && !isIban(asked.iban)) throw new Refused([refuse('IBAN_CHECK_DIGITS', { iban: asked.iban })])
  const before = await readCompany(context, 'for no key update')
  const after = { ...before, ...asked }
  if (after.currency !== before.currency && (await hasSalesOrders(context))) {
    throw new Refused([refuse('CURRENCY_IN_USE', { currency: before.currency })])
  }
  await updateCompany(context, after)
  const data = { changes: changesBetween(before, after) }
  await recordEvent(context, { kind: 'companyChanged', subjectId: after.id, data })
  return after
}
