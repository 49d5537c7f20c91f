import { type Refusal, refuse } from './refusal.ts'

/** What a serial number of a group looks like (D2): no pattern language, so nothing that could backtrack. */
export interface SerialFormat {
  readonly minimumLength?: number
  readonly maximumLength?: number
  readonly characters?: 'digits' | 'letters' | 'lettersAndDigits' | 'any'
  readonly prefix?: string
}

const characterClasses = { digits: /^[0-9]*$/, letters: /^\p{L}*$/u, lettersAndDigits: /^[\p{L}0-9]*$/u, any: /^/ }

/** D2: why a cleaned serial number does not have the format; null where it has. Linear in its length. */
export function reviewFormat(serialNumber: string, format: SerialFormat): Refusal | null {
  const { minimumLength = 1, maximumLength = 80, characters = 'any', prefix = '' } = format
  const length = [...serialNumber].length
  const fits =
    length >= minimumLength &&
    length <= maximumLength &&
    serialNumber.startsWith(prefix) &&
    characterClasses[characters].test(serialNumber.slice(prefix.length))
  return fits ? null : refuse('SERIAL_NUMBER_FORMAT', { serialNumber, expected: expectation(format) })
}

/** D2: why no serial number could have this format; null for a sensible one. */
export function reviewSerialFormat(format: SerialFormat): Refusal | null {
  const { minimumLength = 1, maximumLength = 80, prefix = '' } = format
  if (minimumLength <= maximumLength && [...prefix].length <= maximumLength) return null
  return refuse('SERIAL_FORMAT_IMPOSSIBLE', { expected: expectation(format) })
}

/** The format as it is named in a refusal: `SN + digits, 8-12`. */
function expectation({ minimumLength = 1, maximumLength = 80, characters = 'any', prefix }: SerialFormat): string {
  const lengths = minimumLength === maximumLength ? `${minimumLength}` : `${minimumLength}-${maximumLength}`
  return `${prefix ? `${prefix} + ` : ''}${characters}, ${lengths}`
}
