import { existingDay, type Field, refuseValue } from './fields.ts'
import type { Findings } from './findings.ts'

const time = /(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d{1,7})?)?(?: ?[AP]M)?(?:Z|[+-]\d\d:?\d\d)?)?$/.source

/** The marks between the parts tell their order: nobody has to guess from the figures. */
const notations = [
  { pattern: new RegExp(`^(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)${time}`), example: '2026-01-31' },
  { pattern: new RegExp(`^(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4})${time}`), example: '01/31/2026' },
  { pattern: new RegExp(`^(?<day>\\d{1,2})([-.])(?<month>\\d{1,2})\\2(?<year>\\d{4})${time}`), example: '31-01-2026' },
]

/** What Dynamics 365 writes for a date that was never filled in. */
const noDay = '1900-01-01'

/** The ISO day of a date, its time left off; null where there is none. */
export function readDay(findings: Findings, field: Field): string | null {
  if (field.text === '') return null
  for (const { pattern, example } of notations) {
    const { year, month, day } = pattern.exec(field.text)?.groups ?? {}
    if (!year || !month || !day) continue
    const iso = existingDay(year, month, day)
    if (iso === null) refuseValue(findings, field, example)
    return iso === noDay ? null : iso
  }
  refuseValue(findings, field, '2026-01-31')
  return null
}
