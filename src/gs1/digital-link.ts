import { type Gs1Element, isLintFree } from './lint.ts'

/** Primary keys, and the qualifiers that may follow each in the path, in this order. */
const qualifiers: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '00': [[]],
  '01': [['22', '10', '21'], ['235']],
  '253': [[]],
  '255': [[]],
  '401': [[]],
  '402': [[]],
  '414': [['254'], ['7040']],
  '415': [['8020']],
  '417': [['7040']],
  '8003': [[]],
  '8004': [['7040']],
  '8006': [['22', '10', '21']],
  '8010': [['8011']],
  '8013': [[]],
  '8017': [['8019']],
  '8018': [['8019']],
}

const uri = /^https?:\/\/([A-Za-z0-9.-]+(?::\d{1,5})?|\[[0-9A-Fa-f:.]+\])(\/[^?#]*)(?:\?([^#]*))?(?:#.*)?$/i
const uriCharacters = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/
/** Longer than any symbol can hold. */
const longest = 8200

/** Reads an uncompressed GS1 Digital Link: the key in the path, its qualifiers, attributes in the query. Null if none. */
export function readDigitalLink(text: string): readonly Gs1Element[] | null {
  if (text.length > longest || !uriCharacters.test(text)) return null
  const [, , path, query = ''] = uri.exec(text) ?? []
  const inPath = path === undefined ? null : readPath(path)
  const inQuery = inPath && readQuery(query)
  if (!inPath || !inQuery) return null
  const elements = [...inPath, ...inQuery]
  const distinct = new Set(elements.map((element) => element.ai)).size === elements.length
  return distinct && isLintFree(elements) ? elements : null
}

/** The last primary key of the path begins the elements; what stands before is the owner's own. */
function readPath(path: string): readonly Gs1Element[] | null {
  const segments = path.slice(1).split('/')
  for (let start = segments.length - 2; start >= 0; start -= 2) {
    const pairs = pairsOf(segments.slice(start))
    const [key, ...rest] = pairs.map((pair) => pair.ai)
    const allowed = key === undefined ? undefined : qualifiers[key]
    if (allowed) return allowed.some((order) => inOrder(rest, order)) ? decoded(pairs) : null
  }
  return null
}

function pairsOf(segments: readonly string[]): readonly Gs1Element[] {
  return segments.flatMap((ai, index) => (index % 2 === 0 ? [{ ai, value: segments[index + 1] ?? '' }] : []))
}

function inOrder(asked: readonly string[], order: readonly string[]): boolean {
  const places = asked.map((ai) => order.indexOf(ai))
  return places.every((place, index) => place > (places[index - 1] ?? -1))
}

/** Attributes are named by digits; all other parameters are the owner's own. */
function readQuery(query: string): readonly Gs1Element[] | null {
  const named = query.split('&').map((part) => part.split('='))
  const attributes = named
    .filter(([ai = '']) => /^\d+$/.test(ai))
    .map(([ai = '', ...value]) => ({ ai, value: value.join('=') }))
  return decoded(attributes)?.map(({ ai, value }) => ({ ai, value: ai === '01' ? padded(value) : value })) ?? null
}

/** A GTIN in the query may have any of its lengths. */
function padded(gtin: string): string {
  return /^(?:\d{8}|\d{12,14})$/.test(gtin) ? gtin.padStart(14, '0') : gtin
}

function decoded(elements: readonly Gs1Element[]): readonly Gs1Element[] | null {
  try {
    const all = elements.map(({ ai, value }) => ({ ai, value: decodeURIComponent(value) }))
    return all.every(({ value }) => /^[!-~]+$/.test(value)) ? all : null
  } catch {
    return null
  }
}
