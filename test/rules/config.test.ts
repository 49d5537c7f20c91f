import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadConfig } from '#config.ts'

type Environment = Record<string, string | undefined>

function faultsOf(environment: Environment): string[] {
  try {
    loadConfig(environment)
  } catch (error) {
    return (error as Error).message.split('\n')
  }
  return []
}

test('an empty environment is a complete configuration', () => {
  const expected = {
    host: '127.0.0.1',
    port: 4400,
    dataFolder: resolve('data'),
    sample: true,
    databaseUrl: null,
    logLevel: 'info',
    publicUrl: 'http://127.0.0.1:4400',
    printedUrl: null,
    trustProxy: null,
    poolSize: 2 * availableParallelism() + 2,
    mail: null,
  }
  expect(loadConfig({})).toEqual(expected)
  expect(loadConfig({ PAKBON_HOST: '', PAKBON_PORT: ' ', DATABASE_URL: '', HOME: '/home/someone' })).toEqual(expected)
  expect(Object.isFrozen(loadConfig({}))).toBe(true)
})

test.each([
  [{ PAKBON_PORT: '0' }, { port: 0, publicUrl: 'http://127.0.0.1:0' }],
  [{ PAKBON_PORT: ' 8080 ' }, { port: 8080, publicUrl: 'http://127.0.0.1:8080' }],
  [{ PAKBON_HOST: 'localhost' }, { host: 'localhost' }],
  [{ PAKBON_HOST: '::1' }, { host: '::1', publicUrl: 'http://[::1]:4400' }],
  [{ PAKBON_DATA: '/srv/my pakbon' }, { dataFolder: resolve('/srv/my pakbon') }],
  [{ PAKBON_DATA: 'elsewhere' }, { dataFolder: resolve('elsewhere') }],
  [{ PAKBON_SAMPLE: '0' }, { sample: false }],
  [{ PAKBON_TRUST_PROXY: '10.0.0.1, 192.168.0.0/16' }, { trustProxy: '10.0.0.1,192.168.0.0/16' }],
  [{ DATABASE_URL: 'postgres://me:pw@server:5432/pakbon' }, { databaseUrl: 'postgres://me:pw@server:5432/pakbon' }],
  [{ DATABASE_URL: 'postgresql:///pakbon?host=/run' }, { databaseUrl: 'postgresql:///pakbon?host=/run' }],
  [{ PAKBON_LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
  [
    { PAKBON_PUBLIC_URL: 'https://pakbon.example.com/' },
    { publicUrl: 'https://pakbon.example.com', printedUrl: 'https://pakbon.example.com' },
  ],
  [
    { PAKBON_SMTP_URL: 'smtp://me:pw@mail.example.com:587', PAKBON_MAIL_FROM: 'pakbon@example.com' },
    { mail: { smtpUrl: 'smtp://me:pw@mail.example.com:587', from: 'pakbon@example.com' } },
  ],
  [{ PAKBON_POOL_SIZE: '20' }, { poolSize: 20 }],
  [{ PAKBON_HOST: '0.0.0.0', PAKBON_PUBLIC_URL: 'https://pakbon.example.com' }, { host: '0.0.0.0' }],
  [
    { PAKBON_HOST: '0.0.0.0', PAKBON_INSECURE: '1' },
    { host: '0.0.0.0', publicUrl: 'http://0.0.0.0:4400' },
  ],
])('%j is read', (environment, expected) => {
  expect(loadConfig(environment)).toMatchObject(expected)
})

describe('a fault is told in words', () => {
  test.each<[Environment, string]>([
    [
      { PAKBON_SMTP_URL: 'http://secret@x', PAKBON_MAIL_FROM: 'a@example.com' },
      'PAKBON_SMTP_URL is "…", and must be an address such as smtp://user:password@mail.example.com:587.',
    ],
    [
      { PAKBON_SMTP_URL: 'smtp://x', PAKBON_MAIL_FROM: '' },
      'PAKBON_SMTP_URL and PAKBON_MAIL_FROM are set both, or neither.',
    ],
    [{ PAKBON_PORT: '65536' }, 'PAKBON_PORT is "65536", and must be a whole number from 0 to 65535.'],
    [{ PAKBON_PORT: '-1' }, 'PAKBON_PORT is "-1", and must be a whole number from 0 to 65535.'],
    [{ PAKBON_PORT: '4e3' }, 'PAKBON_PORT is "4e3", and must be a whole number from 0 to 65535.'],
    [{ PAKBON_POOL_SIZE: '0' }, 'PAKBON_POOL_SIZE is "0", and must be a whole number from 1 to 90.'],
    [{ PAKBON_SAMPLE: 'no' }, 'PAKBON_SAMPLE is "no", and must be 0 or 1.'],
    [{ PAKBON_HOST: 'a b' }, 'PAKBON_HOST is "a b", and must be the name or number of a network address'],
    [{ PAKBON_LOG_LEVEL: 'loud' }, 'PAKBON_LOG_LEVEL is "loud", and must be one of fatal, error, warn, info'],
    [{ PAKBON_PUBLIC_URL: 'pakbon.example.com' }, 'must be an address such as https://pakbon.example.com'],
    [{ PAKBON_PUBLIC_URL: 'https://example.com/pakbon' }, 'must be an address such as https://pakbon.example.com'],
    [{ DATABASE_URL: 'mysql://me:pw@server/pakbon' }, 'must be an address such as postgres://'],
    [{ DATABASE_URL: 'postgres://server' }, 'must be an address such as postgres://'],
    [{ PAKBON_PROT: '4400' }, 'PAKBON_PROT is not known. Did you mean PAKBON_PORT?'],
    [{ PAKBON_DATABASE_URL: 'x' }, 'PAKBON_DATABASE_URL is not known. Did you mean DATABASE_URL?'],
    [{ PAKBON_HOST: '0.0.0.0' }, 'PAKBON_HOST is "0.0.0.0", which others can reach'],
    [{ PAKBON_HOST: '192.168.1.5', PAKBON_PUBLIC_URL: 'http://example.com' }, 'which others can reach'],
  ])('%j', (environment, words) => {
    const faults = faultsOf(environment)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(words)
  })

  test('all at once', () => {
    const faults = faultsOf({ PAKBON_PORT: 'x', PAKBON_SAMPLE: 'x', PAKBON_DATAS: 'x', PAKBON_HOST: '10.0.0.1' })
    expect(faults.map((line) => line.split(' ')[0]).sort()).toEqual([
      'PAKBON_DATAS',
      'PAKBON_HOST',
      'PAKBON_PORT',
      'PAKBON_SAMPLE',
    ])
  })

  test('without the password in it', () => {
    const faults = faultsOf({ DATABASE_URL: 'mysql://me:hush@server/x' })
    expect(faults).toHaveLength(1)
    expect(faults.join()).not.toContain('hush')
  })
})
