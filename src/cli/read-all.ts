import type { Api } from './api.ts'

interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/** Every item of a list, page after page; at most `most` of them. */
export async function readAll<Item>(
  api: Api,
  url: string,
  query: Readonly<Record<string, string | undefined>> = {},
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const limit = String(Math.min(200, most - items.length))
    const page = await api.get<Page<Item>>(url, { ...query, limit, cursor })
    items.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined && items.length < most)
  return items
}
