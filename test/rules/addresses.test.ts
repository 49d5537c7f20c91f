import { describe, expect, test } from 'vitest'
import { readSearch, writeSearch } from '#web/ui/list/list-search.ts'

describe('what stands in the address of a page', () => {
  test.for(['12345678901234567890', '1e5', '007', 'true', '{"a":1}', 'A+B & C=D#', '01\u001d21', 'é <b>'])(
    '%j is text, as it was',
    (serial) => {
      expect(readSearch(writeSearch({ serial }))).toEqual({ serial })
    },
  )

  test('written by another program it is text too; nothing is written of nothing', () => {
    expect(readSearch('?serial=0042&on=2026-11-23')).toEqual({ serial: '0042', on: '2026-11-23' })
    expect(writeSearch({ serial: undefined })).toBe('')
  })
})
