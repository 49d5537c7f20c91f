import type { TSchema } from 'typebox'

/** A query with its whole numbers and yes-or-no's read from their text; what cannot be read is left to validation. */
export function readQuery(schema: TSchema | undefined, query: unknown): unknown {
  const properties = (schema as { properties?: Record<string, { type?: string }> } | undefined)?.properties ?? {}
  const values = Object.entries(query as Record<string, unknown>)
  return Object.fromEntries(values.map(([name, value]) => [name, readValue(properties[name]?.type, value)]))
}

function readValue(type: string | undefined, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (type === 'integer' && /^-?\d{1,15}$/.test(value)) return Number(value)
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  return value
}
