import { type Refusal, refuse } from './refusal.ts'
import { reviewFormat, type SerialFormat } from './serial-format.ts'

/** How the serial numbers of a tracking dimension group are cleaned and compared (D2, D13). */
export interface SerialNumberPolicy {
  readonly caseSensitive: boolean
  /** In characters, 1 to 80. */
  readonly maximumLength: number
  /** Letters beyond printable ASCII, of one script at a time. */
  readonly allowOtherLetters: boolean
  readonly format: SerialFormat | null
}

export const defaultSerialNumberPolicy: SerialNumberPolicy = {
  caseSensitive: false,
  maximumLength: 50,
  allowOtherLetters: false,
  format: null,
}

/** A serial number as people see it and its key for comparing; or why the text is none. */
export type CleanedSerialNumber =
  | { readonly ok: true; readonly serialNumber: string; readonly serialKey: string }
  | { readonly ok: false; readonly refusal: Refusal }

/** Longest text that is looked at, in UTF-16 units. */
const longestEntry = 512

/**
 * D13: cleans what was scanned or typed: well-formed, scanner suffix off, NFKC, Unicode spaces to a space, trimmed.
 * Inner spaces, leading zeros and punctuation stay; nothing is ever cut. Cleaning twice changes nothing.
 */
export function cleanSerialNumber(raw: string, policy: SerialNumberPolicy): CleanedSerialNumber {
  if (raw.length > longestEntry)
    return refused(refuse('SERIAL_NUMBER_TOO_LONG', { length: raw.length, maximum: policy.maximumLength }))
  if (loneSurrogate.test(raw)) return refused(refuse('SERIAL_NUMBER_MALFORMED'))
  const text = raw
    .replace(/[\r\n\t]+$/, '')
    .normalize('NFKC')
    .replace(/\p{Zs}/gu, ' ')
    .trim()
  const refusal = review(text, policy)
  if (refusal) return refused(refusal)
  return { ok: true, serialNumber: text, serialKey: policy.caseSensitive ? text : upperCased(text) }
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

function refused(refusal: Refusal): CleanedSerialNumber {
  return { ok: false, refusal }
}

function review(text: string, policy: SerialNumberPolicy): Refusal | null {
  if (text === '') return refuse('SERIAL_NUMBER_EMPTY')
  const characters = [...text]
  const { maximumLength } = policy
  if (characters.length > maximumLength) {
    return refuse('SERIAL_NUMBER_TOO_LONG', { length: characters.length, maximum: maximumLength })
  }
  const stranger = characters.findIndex((character) => !isAllowed(character, policy))
  if (stranger >= 0) return characterRefused(characters[stranger] ?? '', stranger)
  const mixed = policy.allowOtherLetters ? secondScript(characters) : -1
  if (mixed >= 0) return characterRefused(characters[mixed] ?? '', mixed)
  return policy.format ? reviewFormat(text, policy.format) : null
}

/** Printable ASCII; other letters, their marks and digits where the group allows them. */
function isAllowed(character: string, { allowOtherLetters }: SerialNumberPolicy): boolean {
  if (character >= ' ' && character <= '~') return true
  return allowOtherLetters && /^[\p{L}\p{M}\p{Nd}]$/u.test(character) && keepsItsCase(character)
}

/** A letter whose capital is written with others (ß, ŉ) would make the key longer than the text. */
function keepsItsCase(character: string): boolean {
  return [...upperCased(character)].length === 1
}

const scripts = [/\p{Script=Latin}/u, /\p{Script=Greek}/u, /\p{Script=Cyrillic}/u]

/** Where a letter of another script than the first letter's stands; -1 where all are of one. */
function secondScript(characters: readonly string[]): number {
  const scriptOf = (character: string) =>
    /\p{L}/u.test(character) ? scripts.findIndex((script) => script.test(character)) : null
  const first = characters.map(scriptOf).find((script) => script !== null)
  return characters.findIndex((character) => {
    const script = scriptOf(character)
    return script !== null && script !== first
  })
}

/** Characters that cannot be seen are named by their code point. */
function characterRefused(character: string, index: number): Refusal {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const visible = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)
  return refuse('SERIAL_NUMBER_CHARACTER', {
    character: visible ? `${character} (${code})` : code,
    position: index + 1,
  })
}

function upperCased(text: string): string {
  return text.toUpperCase()
}
