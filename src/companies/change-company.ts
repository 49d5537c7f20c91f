import type { Context } from '#db/context.ts'
import { changesBetween } from '#domain/changes.ts'
import { recordEvent } from '#events/record.ts'
import { readCompany, refuseUnknownTimeZone, updateCompany } from './store.ts'
import type { CompanyChange, CompanyView } from './views.ts'

/** Changes the caller's company: its name and address, and the rules that it may choose (D36, D43). */
export async function changeCompany(context: Context, asked: CompanyChange): Promise<CompanyView> {
  if (asked.timeZone !== undefined) await refuseUnknownTimeZone(context, asked.timeZone)
  const before = await readCompany(context, 'for no key update')
  const after = { ...before, ...asked }
  await updateCompany(context, after)
  const data = { changes: changesBetween(before, after) }
  await recordEvent(context, { kind: 'companyChanged', subjectId: after.id, data })
  return after
}
