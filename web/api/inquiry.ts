import { QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type Query, send } from './client.ts'
import { Problem } from './problem.ts'

/** A page of a list, as every list of the server answers. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/** The one place where the browser keeps what the server said. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (tries, error) => tries < 3 && error instanceof Problem && error.isPassing,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

/** Reads one thing, and keeps it until a command changes something; null asks for nothing. */
export function useInquiry<Answer>(url: string | null, query?: Query) {
  return useQuery<Answer, Problem>({
    queryKey: [url, query ?? {}],
    queryFn: ({ signal }) => send<Answer>({ url: url ?? '', query, signal }),
    enabled: url !== null,
  })
}

/** Reads a list page by page, by its cursor. */
export function usePages<Item>(url: string | null, query: Query = {}, limit = 200) {
  return useInfiniteQuery<Page<Item>, Problem, readonly Item[], unknown[], string | null>({
    queryKey: [url, 'pages', query, limit],
    queryFn: ({ pageParam, signal }) => send({ url: url ?? '', query: { ...query, limit, cursor: pageParam }, signal }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.items),
    enabled: url !== null,
  })
}
