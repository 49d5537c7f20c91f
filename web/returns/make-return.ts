import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReturnOrderView } from '#returns/views.ts'
import { sendOnce } from '#web/api/command.ts'
import { queryClient } from '#web/api/inquiry.ts'
import type { Problem } from '#web/api/problem.ts'
import type { ReturnTerms } from './return-terms.tsx'

/** What comes back: units by the keys of their sales, and quantities of invoice lines or of products alone. */
export interface ReturnContent {
  readonly registrationIds: readonly string[]
  readonly lines: readonly {
    readonly invoiceLineId?: string
    readonly productId?: string
    readonly quantity: number
    readonly salesPrice?: string
  }[]
}

interface Asked extends ReturnContent {
  readonly terms: ReturnTerms
  /** Why the return policy is set aside (D51). */
  readonly overrideReason?: string
}

interface Place {
  /** The return order that takes it; a new one is made where there is none. */
  readonly order: ReturnOrderView | null
  readonly customerId: string | null
  readonly onOrder: (order: ReturnOrderView) => void
}

/** The server takes so many units at once. */
const mostUnits = 1000

/** Makes a return order of what comes back, or adds it to one; a policy that warns is told why (D51). */
export function useMakeReturn({ order, customerId, onOrder }: Place) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const { mutate, error, isPending, reset } = useMutation<ReturnOrderView, Problem, Asked>({
    mutationFn: (all) => makeReturn(all, order?.id ?? null, customerId),
    onSuccess: onOrder,
    onSettled: () => queryClient.invalidateQueries(),
  })
  const send = (all: Asked) => {
    setAsked(all)
    mutate(all)
  }
  return {
    make: (content: ReturnContent, terms: ReturnTerms) => send({ ...content, terms }),
    giveReason: (overrideReason: string) => asked && send({ ...asked, overrideReason }),
    /** What is missing is only a reason. */
    needsReason: error?.has('RETURN_REASON_NEEDED') === true,
    problem: error,
    isBusy: isPending,
    reset,
  }
}

export type MakeReturn = ReturnType<typeof useMakeReturn>

/** The first request makes the order where there is none; many units take several. */
async function makeReturn(all: Asked, orderId: string | null, customerId: string | null): Promise<ReturnOrderView> {
  const { registrationIds, lines, terms, overrideReason } = all
  const more = overrideReason ? { overrideReason } : {}
  const ofLines = lines.map((line) => ({ ...line, ...terms }))
  const [first, ...others] = inBatches(registrationIds)
  const units = (ids: readonly string[] | undefined) => (ids ? { registrationIds: ids, allOrNothing: true } : {})
  const add = (id: string, ids: readonly string[]) =>
    post(`/return-orders/${id}/units`, { ...units(ids), ...terms, ...more })
  let order: ReturnOrderView | null = null
  if (orderId === null) {
    const customer = customerId ? { customerId } : {}
    order = await post('/return-orders', { ...units(first), lines: ofLines, ...terms, ...more, ...customer })
  } else if (first) {
    order = await add(orderId, first)
  }
  const id = order?.id ?? orderId ?? ''
  for (const ids of others) order = await add(id, ids)
  if (orderId !== null && lines.length > 0) {
    order = await post(`/return-orders/${id}/lines`, { lines: ofLines, ...more })
  }
  if (!order) throw new Error('nothing was asked to come back')
  return order
}

function post(url: string, body: object): Promise<ReturnOrderView> {
  return sendOnce({ method: 'POST', url, body })
}

function inBatches(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / mostUnits) }, (_, at) =>
    ids.slice(at * mostUnits, (at + 1) * mostUnits),
  )
}
