import { createHash, randomBytes } from 'node:crypto'

export interface ApiKeyParts {
  readonly companyId: string
  /** What the database keeps of the key. */
  readonly hash: Buffer
}

const companyBytes = 16
const secretBytes = 32

/** A new key as its holder sends it, of the company that it belongs to and 256 random bits; and its hash. */
export function newApiKey(companyId: string): { readonly key: string; readonly hash: Buffer } {
  const company = Buffer.from(companyId.replaceAll('-', ''), 'hex')
  const bytes = Buffer.concat([company, randomBytes(secretBytes)])
  return { key: `pakbon_${bytes.toString('base64url')}`, hash: hashOf(bytes) }
}

/** The company and the hash of a key; null when the text is no key. */
export function partsOfApiKey(text: string): ApiKeyParts | null {
  if (!/^pakbon_[\w-]{64}$/.test(text)) return null
  const bytes = Buffer.from(text.slice('pakbon_'.length), 'base64url')
  return { companyId: bytes.toString('hex', 0, companyBytes), hash: hashOf(bytes) }
}

function hashOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
