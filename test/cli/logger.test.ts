import { expect, test } from 'vitest'
import { createLogger } from '#cli/logger.ts'

function logged(write: (logger: ReturnType<typeof createLogger>) => void) {
  const lines: string[] = []
  write(createLogger('info', { write: (line) => void lines.push(line) }))
  return lines
}

test('what was scanned cannot make a line of its own', () => {
  const lines = logged((logger) => logger.info({ serialNumber: 'A\r\n{"level":60}\u001b[2J' }, 'scanned'))
  expect(lines).toHaveLength(1)
  expect([...(lines[0] ?? '').slice(0, -1)].filter((character) => character < ' ')).toEqual([])
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ serialNumber: 'A\r\n{"level":60}\u001b[2J', msg: 'scanned' })
})

test('credentials and the row that an error was about stay out; long texts are cut', () => {
  const error = Object.assign(new Error(`broken ${'x'.repeat(10_000)}`), {
    code: '23505',
    constraint: 'serial_active',
    detail: 'Key (serial_key)=(SECRET) exists',
    parameters: ['SECRET'],
  })
  const headers = { authorization: 'Bearer SECRET', cookie: 'SECRET', 'set-cookie': 'SECRET', accept: '*/*' }
  const [line = ''] = logged((logger) => logger.error({ err: error, req: { headers } }, 'request failed'))
  expect(line).not.toMatch(/SECRET/)
  expect(JSON.parse(line)).toMatchObject({ err: { code: '23505', constraint: 'serial_active' } })
  expect(line.length).toBeLessThan(7000)
})
