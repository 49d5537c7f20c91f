import { useState } from 'react'
import type { ReturnOrderView } from '#returns/views.ts'
import { useCommand } from '#web/api/command.ts'
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
  readonly overrideReason?: string
}

interface Place {
  /** The return order that takes it; a new one is made where there is none. */
  readonly order: ReturnOrderView | null
  readonly customerId: string | null
  readonly onOrder: (order: ReturnOrderView) => void
}

/** Makes a return order of what comes back, all or nothing, or adds it to one; a policy that warns is told why (D51). */
export function useMakeReturn({ order, customerId, onOrder }: Place) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const url = `/return-orders/${order?.id}`
  const create = useCommand<Asked, ReturnOrderView>(
    (all) => ({ url: '/return-orders', body: { ...bodyOf(all), ...(customerId ? { customerId } : {}) } }),
    { onDone: onOrder },
  )
  const addLines = useCommand<Asked, ReturnOrderView>(
    (all) => ({ url: `${url}/lines`, body: { lines: linesOf(all), ...reasonOf(all) } }),
    { onDone: onOrder },
  )
  const addUnits = useCommand<Asked, ReturnOrderView>(
    ({ lines: _, ...units }) => ({ url: `${url}/units`, body: bodyOf({ ...units, lines: [] }) }),
    { onDone: (grown, all) => (all.lines.length > 0 ? addLines.mutate(all) : onOrder(grown)) },
  )
  const commands = [create, addUnits, addLines]
  const send = (all: Asked) => {
    setAsked(all)
    if (!order) create.mutate(all)
    else if (all.registrationIds.length > 0) addUnits.mutate(all)
    else addLines.mutate(all)
  }
  const problem = commands.find(({ error }) => error)?.error ?? null
  return {
    make: (content: ReturnContent, terms: ReturnTerms) => send({ ...content, terms }),
    giveReason: (overrideReason: string) => asked && send({ ...asked, overrideReason }),
    /** What is missing is only a reason. */
    needsReason: problem?.has('RETURN_REASON_NEEDED') === true,
    problem,
    isBusy: commands.some(({ isPending }) => isPending),
    reset: () => {
      for (const command of commands) command.reset()
    },
  }
}

export type MakeReturn = ReturnType<typeof useMakeReturn>

function bodyOf(all: Asked) {
  const { registrationIds, lines, terms } = all
  return {
    ...terms,
    ...(registrationIds.length > 0 ? { registrationIds, allOrNothing: true } : {}),
    ...(lines.length > 0 ? { lines: linesOf(all) } : {}),
    ...reasonOf(all),
  }
}

function linesOf({ lines, terms }: Asked) {
  return lines.map((line) => ({ ...line, ...terms }))
}

function reasonOf({ overrideReason }: Asked) {
  return overrideReason ? { overrideReason } : {}
}
