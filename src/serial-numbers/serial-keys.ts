import { Refused } from '#domain/refusal.ts'
import { cleanSerialNumber, defaultSerialNumberPolicy } from '#domain/serial-number.ts'
import { readGs1 } from '#gs1/read-gs1.ts'

/** The keys that the text can have: upper case, and as it is for groups in which case matters. */
export function keysOf(serial: string): readonly string[] {
  const text = readGs1(serial)?.serialNumber ?? serial
  const policy = { ...defaultSerialNumberPolicy, maximumLength: 80, allowOtherLetters: true }
  const clean = cleanSerialNumber(text, policy)
  if (!clean.ok) throw new Refused([clean.refusal])
  return [...new Set([clean.serialKey, clean.serialNumber])]
}
