import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanSerialNumber, defaultSerialNumberPolicy, type SerialNumberPolicy } from '#domain/serial-number.ts'
import { expandRange } from '#domain/serial-range.ts'

const clean = (raw: string, policy: Partial<SerialNumberPolicy> = {}) =>
  cleanSerialNumber(raw, { ...defaultSerialNumberPolicy, ...policy })

const codeOf = (raw: string, policy: Partial<SerialNumberPolicy> = {}) => {
  const cleaned = clean(raw, policy)
  return cleaned.ok ? 'ok' : cleaned.refusal.code
}

describe('D13: the text is kept for people, its key compares', () => {
  test.each([
    ['lower case', 'abc-1', 'abc-1', 'ABC-1'],
    ['scanner suffix', 'ABC1\r\n', 'ABC1', 'ABC1'],
    ['tab suffix', 'ABC1\t', 'ABC1', 'ABC1'],
    ['spaces around', '  ABC1 ', 'ABC1', 'ABC1'],
    ['inner spaces', 'AB  C1', 'AB  C1', 'AB  C1'],
    ['leading zeros', '000123', '000123', '000123'],
    ['no-break space', 'A\u00a0B', 'A B', 'A B'],
    ['wide characters', 'ＡＢＣ１', 'ABC1', 'ABC1'],
    ['punctuation', 'A.1/2_#', 'A.1/2_#', 'A.1/2_#'],
    ['markup is only text', '<img onerror=x>', '<img onerror=x>', '<IMG ONERROR=X>'],
  ])('%s', (_case, raw, serialNumber, serialKey) => {
    expect(clean(raw)).toEqual({ ok: true, serialNumber, serialKey })
  })

  test('O and 0, I and 1 are different', () => {
    expect(clean('O1')).not.toEqual(clean('01'))
    expect(clean('I1')).not.toEqual(clean('11'))
  })

  test('case matters where the group says so', () => {
    expect(clean('abC', { caseSensitive: true })).toMatchObject({ serialKey: 'abC' })
  })
})

describe('D13: what is refused, never cut or mended', () => {
  test.each([
    ['nothing', '', 'SERIAL_NUMBER_EMPTY'],
    ['spaces', '   ', 'SERIAL_NUMBER_EMPTY'],
    ['51 characters', 'x'.repeat(51), 'SERIAL_NUMBER_TOO_LONG'],
    ['513 units', 'x'.repeat(513), 'SERIAL_NUMBER_TOO_LONG'],
    ['a million characters', 'x'.repeat(1_000_000), 'SERIAL_NUMBER_TOO_LONG'],
    ['a control character', 'AB\u0000C', 'SERIAL_NUMBER_CHARACTER'],
    ['an inner line break', 'AB\nC', 'SERIAL_NUMBER_CHARACTER'],
    ['a group separator', 'AB\u001dC', 'SERIAL_NUMBER_CHARACTER'],
    ['a zero-width space', 'AB\u200bC', 'SERIAL_NUMBER_CHARACTER'],
    ['a right-to-left override', 'AB\u202eC', 'SERIAL_NUMBER_CHARACTER'],
    ['a letter beyond ASCII', 'ABCé', 'SERIAL_NUMBER_CHARACTER'],
    ['a lone surrogate', 'AB\ud800', 'SERIAL_NUMBER_MALFORMED'],
    ['the other lone surrogate', '\udc00AB', 'SERIAL_NUMBER_MALFORMED'],
  ])('%s', (_case, raw, code) => expect(codeOf(raw)).toBe(code))

  test('50 characters are accepted, and the character that is not is named', () => {
    expect(codeOf('x'.repeat(50))).toBe('ok')
    const cleaned = clean('AB\u202eC')
    expect(cleaned.ok ? null : cleaned.refusal.details).toEqual({ character: 'U+202E', position: 3 })
  })

  test.each([
    ['one script', 'Ångström', 'ok'],
    ['two scripts', 'Aб', 'SERIAL_NUMBER_CHARACTER'],
    ['a letter that grows in capitals', 'straße', 'SERIAL_NUMBER_CHARACTER'],
    ['still no override', 'é\u202e', 'SERIAL_NUMBER_CHARACTER'],
    ['an emoji', 'A😀', 'SERIAL_NUMBER_CHARACTER'],
  ])('where the group allows other letters: %s', (_case, raw, code) => {
    expect(codeOf(raw, { allowOtherLetters: true })).toBe(code)
  })
})

describe('D13: for any text', () => {
  const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }))
  const policies = fc.record({
    caseSensitive: fc.boolean(),
    allowOtherLetters: fc.boolean(),
    maximumLength: fc.integer({ min: 1, max: 80 }),
  })

  test('cleaning twice changes nothing, and neither does cleaning the key', () => {
    fc.assert(
      fc.property(anyText, policies, (raw, policy) => {
        const once = clean(raw, policy)
        if (!once.ok) return
        expect(clean(once.serialNumber, policy)).toEqual(once)
        expect(clean(once.serialKey, policy)).toMatchObject({ ok: true, serialKey: once.serialKey })
      }),
      { numRuns: 2000 },
    )
  })

  test('a key has only characters that are allowed, and no more than allowed', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const cleaned = clean(raw)
        if (cleaned.ok) expect(cleaned.serialKey).toMatch(/^[!-~](?:[ -~]{0,48}[!-~])?$/)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('D24: a range', () => {
  test.each([
    ['keeps leading zeros', { prefix: 'SN', first: '0098', last: '0101' }, ['SN0098', 'SN0099', 'SN0100', 'SN0101']],
    ['one', { prefix: '', first: '7', last: '7' }, ['7']],
    ['with letters before the digits', { prefix: '', first: 'A08', last: 'A10' }, ['A08', 'A09', 'A10']],
    ['over the digits that it began with', { prefix: '', first: '9', last: '11' }, ['9', '10', '11']],
    [
      'beyond what a number holds',
      { prefix: '', first: '9007199254740993', last: '9007199254740994' },
      ['9007199254740993', '9007199254740994'],
    ],
  ])('%s', (_case, range, expected) => expect(expandRange(range)).toEqual(expected))

  test.each([
    ['reversed', { prefix: '', first: '10', last: '9' }],
    ['no digits', { prefix: '', first: 'A', last: 'B' }],
    ['another beginning', { prefix: '', first: 'A1', last: 'B2' }],
    ['more than 10,000', { prefix: '', first: '1', last: '10001' }],
    ['hostile', { prefix: '', first: '0', last: '9'.repeat(80) }],
    ['nothing', { prefix: '', first: '', last: '' }],
  ])('is refused: %s', (_case, range) => expect(expandRange(range)).toMatchObject({ code: 'SERIAL_NUMBER_RANGE' }))
})
