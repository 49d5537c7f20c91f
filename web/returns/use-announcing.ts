import { useCallback, useReducer, useRef } from 'react'
import type { Static } from 'typebox'
import type { AnnouncedView, ReturnOrderView } from '#returns/views.ts'
import { sendOnce } from '#web/api/command.ts'
import { queryClient } from '#web/api/inquiry.ts'
import { newId } from '#web/api/new-id.ts'
import { Problem, type ToldRefusal } from '#web/api/problem.ts'
import { play } from '#web/ui/scan-field/tones.ts'
import type { ReturnTerms } from './return-terms.tsx'

/** A unit to announce as it was scanned or typed, with what was chosen for it. */
export interface Entry {
  readonly id: string
  readonly text: string
  readonly terms: ReturnTerms
  /** Of what cannot be told apart, or is not known. */
  readonly productId?: string
  /** Why the return policy is set aside (D51). */
  readonly overrideReason?: string
}

/** An entry that was refused; it stays until it is dealt with. */
export interface RefusedEntry {
  readonly entry: Entry
  readonly refusals: readonly ToldRefusal[]
}

export interface Announcing {
  readonly waiting: number
  readonly announced: number
  /** What the last entry came to. */
  readonly last: { readonly text: string; readonly isRefused: boolean } | null
  readonly refused: readonly RefusedEntry[]
}

type Event =
  | { readonly kind: 'entered' | 'announced' | 'settled'; readonly entry: Entry }
  | ({ readonly kind: 'refused' } & RefusedEntry)

interface Place {
  /** The return order that takes them; the first unit makes it where there is none. */
  readonly orderId: string | null
  readonly customerId: string | null
  readonly onOrder: (order: ReturnOrderView) => void
}

/** D50: units are announced one after the other, each stored at once and judged alone; the field is never held up. */
export function useAnnouncing({ orderId, customerId, onOrder }: Place) {
  const [state, tell] = useReducer(stateAfter, { waiting: 0, announced: 0, last: null, refused: [] })
  const place = useRef({ orderId, customerId })
  place.current.customerId = customerId
  if (orderId) place.current.orderId = orderId
  const line = useRef(Promise.resolve())
  const announce = useCallback(
    async (entry: Entry) => {
      const refusals = await refusalsOf(entry, place.current, (order) => {
        place.current.orderId = order.id
        onOrder(order)
      })
      play(refusals.length > 0 ? 'refused' : 'accepted')
      tell(refusals.length > 0 ? { kind: 'refused', entry, refusals } : { kind: 'announced', entry })
    },
    [onOrder],
  )
  const enter = useCallback(
    (asked: Omit<Entry, 'id'>) => {
      const entry = { ...asked, id: newId() }
      tell({ kind: 'entered', entry })
      line.current = line.current.then(() => announce(entry))
    },
    [announce],
  )
  const settle = useCallback((entry: Entry) => tell({ kind: 'settled', entry }), [])
  return { state, enter, settle }
}

function stateAfter(state: Announcing, event: Event): Announcing {
  const { entry } = event
  if (event.kind === 'entered') return { ...state, waiting: state.waiting + 1 }
  if (event.kind === 'settled') return { ...state, refused: state.refused.filter((one) => one.entry !== entry) }
  const isRefused = event.kind === 'refused'
  return {
    waiting: state.waiting - 1,
    announced: state.announced + (isRefused ? 0 : 1),
    last: { text: entry.text, isRefused },
    refused: event.kind === 'refused' ? [...state.refused, event] : state.refused,
  }
}

/** Announces one unit; what stands in its way, nothing where it is announced. */
async function refusalsOf(
  { id, text, terms, productId, overrideReason }: Entry,
  { orderId, customerId }: { readonly orderId: string | null; readonly customerId: string | null },
  onOrder: (order: ReturnOrderView) => void,
): Promise<readonly ToldRefusal[]> {
  const unit = {
    entries: [text],
    ...terms,
    ...(productId ? { productId } : {}),
    ...(overrideReason ? { overrideReason } : {}),
  }
  const request = orderId
    ? { url: `/return-orders/${orderId}/units`, body: unit }
    : { url: '/return-orders', body: { ...unit, ...(customerId ? { customerId } : {}) } }
  try {
    const answer = await sendOnce<Static<typeof AnnouncedView>>({ method: 'POST', ...request, idempotencyKey: id })
    onOrder(answer)
    await queryClient.invalidateQueries()
    return (answer.refused[0]?.refusals ?? []) as readonly ToldRefusal[]
  } catch (error) {
    if (error instanceof Problem) return error.refusals
    throw error
  }
}
