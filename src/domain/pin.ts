import { type Refusal, refuse } from './refusal.ts'

/** A PIN is 4 to 8 digits. */
export const pinPattern = '^[0-9]{4,8}$'

/** D61: why this PIN is guessed at once; null where it is not: one digit again and again, or digits in a row. */
export function reviewPin(pin: string): Refusal | null {
  const steps = [...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10)
  const [first] = steps
  const isGuessed = steps.every((step) => step === first) && (first === 0 || first === 1 || first === 9)
  return isGuessed ? refuse('PIN_TOO_EASY') : null
}
