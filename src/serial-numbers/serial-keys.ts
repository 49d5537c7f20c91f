import { Refused } from '#domain/refusal.ts'
import { cleanSerialNumber, defaultSerialNumberPolicy } from '#domain/serial-number.ts'
import { readGs1 } from '#gs1/read-gs1.ts'

/** Of what is looked for: whatever a group may allow. */
export const searchedPolicy = { ...defaultSerialNumberPolicy, maximumLength: 80, allowOtherLetters: true }

/** The keys that the text can have: upper case, and as it is for groups in which case matters. */
export function keysOf(serial: string): readonly string[] {
  const text = readGs1(serial)?.serialNumber ?? serial
  const clean = cleanSerialNumber(text, searchedPolicy)
  if (!clean.ok) throw new Refused([clean.refusal])
  return [...new Set([clean.serialKey, clean.serialNumber])]
}
