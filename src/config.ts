import { isIP } from 'node:net'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'

/** What the environment says, checked. */
export interface Config {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Absolute path. */
  readonly dataFolder: string
  /** Whether a first start makes the sample company. */
  readonly sample: boolean
  /** A PostgreSQL server to use in place of the embedded one. */
  readonly databaseUrl: string | null
  readonly logLevel: LogLevel
  /** The address that browsers use, without a slash at its end. */
  readonly publicUrl: string
  /** The same where it was named: what is printed leads there. Null where it was not. */
  readonly printedUrl: string | null
  /** Addresses of proxies that say who sends, comma separated; null: none is believed. */
  readonly trustProxy: string | null
  /** Database connections of this process. */
  readonly poolSize: number
  /** Where e-mail goes out; null: none does. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null
}

type Environment = Readonly<Record<string, string | undefined>>

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const knownNames = [
  'PAKBON_HOST',
  'PAKBON_PORT',
  'PAKBON_DATA',
  'PAKBON_SAMPLE',
  'PAKBON_LOG_LEVEL',
  'PAKBON_PUBLIC_URL',
  'PAKBON_INSECURE',
  'PAKBON_POOL_SIZE',
  'PAKBON_TRUST_PROXY',
  'DATABASE_URL',
  'PAKBON_SMTP_URL',
  'PAKBON_MAIL_FROM',
  // Read by the benchmark and the tests alone: the browser of their pages.
  'PAKBON_CHROMIUM',
]

/** Set by the tests: lets migrations run on a database without fsync. */
const testName = 'PAKBON_TEST_DATABASE'

/** Reads the configuration. Throws one error whose message has a line for each fault of the environment. */
export function loadConfig(environment: Environment): Config {
  const faults: string[] = unknownNames(environment)
  const read = <T>(name: string, fallback: T, parse: (text: string) => T | Fault): T => {
    const text = environment[name]?.trim()
    if (!text) return fallback
    const value = parse(text)
    if (!(value instanceof Object && 'fault' in value)) return value
    faults.push(`${name} is "${shown(name, text)}", and must be ${value.fault}.`)
    return fallback
  }
  const host = read('PAKBON_HOST', '127.0.0.1', parseHost)
  const port = read('PAKBON_PORT', 4400, wholeNumber(0, 65_535))
  const insecure = read('PAKBON_INSECURE', false, parseSwitch)
  const publicUrl = read('PAKBON_PUBLIC_URL', null, parsePublicUrl)
  if (!insecure && !isLoopback(host) && !publicUrl?.startsWith('https:')) faults.push(openToOthers(host))
  const smtpUrl = read('PAKBON_SMTP_URL', null, parseSmtpUrl)
  const from = read('PAKBON_MAIL_FROM', null, parseEmail)
  const isSet = (name: string) => Boolean(environment[name]?.trim())
  if (isSet('PAKBON_SMTP_URL') !== isSet('PAKBON_MAIL_FROM'))
    faults.push('PAKBON_SMTP_URL and PAKBON_MAIL_FROM are set both, or neither.')
  const config: Config = {
    host,
    port,
    dataFolder: resolve(read<string>('PAKBON_DATA', 'data', String)),
    sample: read('PAKBON_SAMPLE', true, parseSwitch),
    databaseUrl: read('DATABASE_URL', null, parseDatabaseUrl),
    logLevel: read('PAKBON_LOG_LEVEL', 'info', parseLogLevel),
    publicUrl: publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    printedUrl: publicUrl,
    trustProxy: read('PAKBON_TRUST_PROXY', null, parseAddresses),
    poolSize: read('PAKBON_POOL_SIZE', 2 * availableParallelism() + 2, wholeNumber(1, 90)),
    mail: smtpUrl && from ? { smtpUrl, from } : null,
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return Object.freeze(config)
}

/** What the value must be, in words that follow "must be". */
interface Fault {
  readonly fault: string
}

function unknownNames(environment: Environment): string[] {
  const ours = Object.keys(environment).filter((name) => name.startsWith('PAKBON_') && name !== testName)
  const unknown = ours.filter((name) => !knownNames.includes(name))
  return unknown.map((name) => `${name} is not known. Did you mean ${nearest(name)}?`)
}

function nearest(name: string): string {
  const bare = (text: string) => text.replace(/^PAKBON_/, '')
  const distances = knownNames.map((known) => ({ known, distance: editDistance(bare(name), bare(known)) }))
  return distances.reduce((best, other) => (other.distance < best.distance ? other : best)).known
}

/** How many letters to add, drop or change to get from one word to the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (const [column, other] of [...to].entries()) {
      const change = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}

/** Passwords stay out of messages and logs. */
function shown(name: string, text: string): string {
  return name === 'DATABASE_URL' || name === 'PAKBON_SMTP_URL' ? '…' : text
}

function wholeNumber(least: number, most: number) {
  return (text: string): number | Fault => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    return { fault: `a whole number from ${least} to ${most}` }
  }
}

function parseSwitch(text: string): boolean | Fault {
  if (text === '0' || text === '1') return text === '1'
  return { fault: '0 or 1' }
}

function parseHost(text: string): string | Fault {
  if (/^[\w.:-]+$/.test(text)) return text
  return { fault: 'the name or number of a network address, without a port' }
}

function parseLogLevel(text: string): LogLevel | Fault {
  return logLevels.find((level) => level === text) ?? { fault: `one of ${logLevels.join(', ')}` }
}

function parsePublicUrl(text: string): string | Fault {
  const url = URL.canParse(text) ? new URL(text) : null
  const isBare = url && url.pathname === '/' && !url.search && !url.hash && !url.username
  if (isBare && /^https?:$/.test(url.protocol)) return url.origin
  return { fault: 'an address such as https://pakbon.example.com, without a path' }
}

function parseDatabaseUrl(text: string): string | Fault {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return text
  return { fault: 'an address such as postgres://user:password@server:5432/database' }
}

function parseSmtpUrl(text: string): string | Fault {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.hostname && /^smtps?:$/.test(url.protocol)) return text
  return { fault: 'an address such as smtp://user:password@mail.example.com:587' }
}

function parseEmail(text: string): string | Fault {
  return /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(text) ? text : { fault: 'an e-mail address, without a name' }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

function openToOthers(host: string): string {
  return (
    `PAKBON_HOST is "${host}", which others can reach: passwords would cross the network readable. Put a server that ` +
    'speaks https in front and name its address in PAKBON_PUBLIC_URL, or set PAKBON_INSECURE=1.'
  )
}

/** IP addresses or ranges such as 10.0.0.0/8. */
function parseAddresses(text: string): string | Fault {
  const addresses = text.split(',').map((part) => part.trim())
  const good = addresses.every((address) => isIP(address.replace(/\/\d{1,3}$/, '')) > 0)
  return good ? addresses.join(',') : { fault: 'IP addresses or ranges, comma separated, such as 10.0.0.0/8' }
}
