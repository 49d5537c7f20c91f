import { exampleOf } from './openapi-examples.ts'
import { headers, parameters, problemResponses, reference, responses, tags } from './openapi-parts.ts'
import type { Route } from './route.ts'

interface Content {
  readonly [mediaType: string]: { readonly schema: Schema }
}

interface Schema {
  readonly title?: unknown
  readonly type?: unknown
  readonly properties?: Readonly<Record<string, unknown>>
  readonly $ref?: string
}

interface Operation {
  readonly parameters?: readonly object[]
  readonly requestBody?: { readonly content: Content; readonly required?: boolean }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>
}

/** The part of an OpenAPI document that is completed here. */
export interface OpenApi {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: object
}

/** The document of the routes' own schemas, with names, the headers and problems that they share, and examples. */
export function completeDocument<Document extends OpenApi>(document: Document, routes: readonly Route[]): Document {
  const schemas = new Map<string, object>()
  const byPlace = new Map(routes.map((route) => [`${route.method} ${pathOf(route)}`, route]))
  const paths = mapValues(document.paths ?? {}, (operations, path) =>
    mapValues(operations, (operation, method) => {
      const place = { path, method: method.toUpperCase() }
      return completeOperation(operation, place, byPlace.get(`${place.method} ${path}`), schemas)
    }),
  )
  const shared = { parameters, headers, responses: nameSchemas(responses, schemas) }
  const named = Object.fromEntries([...schemas].sort(([one], [other]) => (one < other ? -1 : 1)))
  return { ...document, tags, paths, components: { ...document.components, ...shared, schemas: named } }
}

interface Place {
  readonly path: string
  readonly method: string
}

function completeOperation(operation: Operation, place: Place, route: Route | undefined, schemas: Schemas) {
  const operationId = operationIdOf(place)
  const example = exampleOf(operationId)
  const { requestBody } = operation
  const name = operationId.charAt(0).toUpperCase() + operationId.slice(1)
  const success = mapValues(operation.responses, (response) => {
    const content = contentOf(response.content, place, route)
    return {
      description: successWords(place.method, Object.keys(operation.responses)[0]),
      ...(hasEdition(content) ? { headers: { ETag: reference('headers', 'ETag') } } : {}),
      ...(content ? { content: nameContent(content, `${name}Answer`, example?.answer, schemas) } : {}),
    }
  })
  return {
    operationId,
    ...operation,
    parameters: [...(operation.parameters ?? []), ...headerParameters(place, route)],
    ...(requestBody && {
      requestBody: {
        required: isNeeded(requestBody.content),
        content: nameContent(requestBody.content, `${name}Request`, example?.request, schemas),
      },
    }),
    responses: { ...success, ...problemResponses(statusesOf(place, route)) },
  }
}

/** A route without a schema for its answer has none, or answers with a file. */
function contentOf(content: Content | undefined, { path }: Place, route: Route | undefined): Content | undefined {
  const file = files[/\.(\w+)$/.exec(path)?.[1] ?? '']
  if (file) return { [file.mediaType]: { schema: { title: file.title, type: 'string' } } }
  if (route?.streams) return { 'text/event-stream': { schema: { ...content?.['application/json']?.schema } } }
  return route && !route.schema.response ? undefined : content
}

/** What a route whose address ends like this answers with. */
const files: Readonly<Record<string, { readonly mediaType: string; readonly title: string } | undefined>> = {
  csv: { mediaType: 'text/csv', title: 'CsvFile' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', title: 'XlsxFile' },
  pdf: { mediaType: 'application/pdf', title: 'PdfFile' },
  xml: { mediaType: 'application/xml', title: 'XmlFile' },
  zpl: { mediaType: 'application/zpl', title: 'ZplFile' },
  txt: { mediaType: 'text/plain', title: 'TextFile' },
  escpos: { mediaType: 'application/octet-stream', title: 'EscPosFile' },
  jsonld: { mediaType: 'application/ld+json', title: 'EpcisDocument' },
}

/** `postPackingSlipPosting` of `POST /api/v1/packing-slips/{packingSlipId}/posting`. */
export function operationIdOf({ path, method }: Place): string {
  const segments = path.replace(/^\/api\/(v1|auth)\//, '').split('/')
  const words = segments.flatMap((segment, index) => {
    const isOfOne = segments[index + 1]?.startsWith('{') ?? false
    const one = segment.startsWith('{')
      ? segment.replace(/^\{\w+\}/, '')
      : isOfOne
        ? segment.replace(/s$/, '')
        : segment
    return one
      .split(/[-.]/)
      .filter(Boolean)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  })
  return method.toLowerCase() + words.join('')
}

function pathOf({ url }: Route): string {
  return `/api/v1${url.replace(/:(\w+)/g, '{$1}')}`
}

function headerParameters({ path, method }: Place, route: Route | undefined): readonly object[] {
  const names = [
    ...(route && method !== 'GET' && !route.secret && !route.reads ? ['IdempotencyKey'] : []),
    ...(route?.ifMatch ? ['IfMatch'] : []),
    ...(path.startsWith('/api/v1/') && !isPublic(path) ? ['Company'] : []),
  ]
  return names.map((name) => reference('parameters', name))
}

/** What nobody signs in to has no company, and misses no duty. */
function isPublic(path: string): boolean {
  return path.startsWith('/api/v1/public/')
}

function statusesOf({ path, method }: Place, route: Route | undefined): readonly number[] {
  if (isPublic(path)) return method === 'GET' ? [429, 500, 503] : [400, 403, 404, 413, 415, 429, 500, 503]
  const reading = [400, 401, 403, ...(path.includes('{') ? [404] : []), 429, 500, 503]
  if (method === 'GET') return reading
  const changing = [404, 409, 413, 415]
  const keyed = route && !route.secret ? [422] : []
  return [...new Set([...reading, ...changing, ...keyed, ...(route?.ifMatch ? [412] : [])])]
}

function successWords(method: string, status: string | undefined): string {
  if (method === 'GET') return 'Found'
  return status === '201' ? 'Made' : 'Done'
}

function hasEdition(content: Content | undefined): boolean {
  return content?.['application/json']?.schema.properties?.edition !== undefined
}

/** A body of which nothing is required may be left out. */
function isNeeded(content: Content): boolean {
  return Object.values(content).some(({ schema }) => 'required' in schema || 'minProperties' in schema)
}

type Schemas = Map<string, object>

/** Schemas of a body by a name: their title, or that of their operation. */
function nameContent(content: Content, name: string, example: unknown, schemas: Schemas) {
  return mapValues(content, ({ schema }) => ({
    schema: nameSchemas({ title: name, ...schema }, schemas),
    ...(example === undefined ? {} : { example }),
  }))
}

/** Moves every schema with a title to the components, and leaves a reference. */
function nameSchemas(value: unknown, schemas: Schemas): unknown {
  if (Array.isArray(value)) return value.map((one) => nameSchemas(one, schemas))
  if (typeof value !== 'object' || value === null) return value
  const { title, ...schema } = mapValues(value as Record<string, unknown>, (part) => nameSchemas(part, schemas))
  if (typeof title !== 'string') return title === undefined ? schema : { title, ...schema }
  const known = schemas.get(title)
  if (known && JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`two shapes are called ${title}`)
  schemas.set(title, schema)
  return reference('schemas', title)
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From, key: string) => To) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
}
