import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Static } from 'typebox'
import type { InvoiceView } from '#invoices/views.ts'
import { sendOnce } from '#web/api/command.ts'
import { queryClient, useInquiry } from '#web/api/inquiry.ts'
import type { Problem } from '#web/api/problem.ts'

export type Invoice = Static<typeof InvoiceView>

interface Selection {
  readonly registrationIds?: readonly string[]
  readonly serialNumbers?: readonly string[]
  readonly packingSlipLineIds?: readonly string[]
}

/** What is ticked and unticked by one act (D35). */
export interface Choice {
  readonly take?: Selection
  readonly leave?: Selection
  readonly quantities?: readonly { readonly packingSlipLineId: string; readonly quantity: number }[]
}

/** The ticks of an invoice: shown at once, kept on the server act by act, taken back where the server refuses. */
export function useChoices(invoiceId: string) {
  const url = `/invoices/${invoiceId}`
  const { data: invoice, error: readError } = useInquiry<Invoice>(url)
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(new Map())
  const tick = (ids: readonly string[], isTicked: boolean | null) =>
    setTicks((present) => {
      const next = new Map(present)
      for (const id of ids) {
        if (isTicked === null) next.delete(id)
        else next.set(id, isTicked)
      }
      return next
    })
  const { mutate, mutateAsync, error, variables } = useMutation<Invoice, Problem, Choice>({
    scope: { id: url },
    mutationFn: (choice) => {
      const edition = queryClient.getQueryData<Invoice>([url, {}])?.edition
      return sendOnce<Invoice>({ method: 'POST', url: `${url}/choices`, body: choice, ifMatch: edition })
    },
    onMutate: ({ take, leave }) => {
      tick(take?.registrationIds ?? [], true)
      tick(leave?.registrationIds ?? [], false)
    },
    onSuccess: async (answer, choice) => {
      const before = queryClient.getQueryData<Invoice>([url, {}])
      queryClient.setQueryData([url, {}], answer)
      if (choice.take?.serialNumbers || choice.leave?.serialNumbers) await readAgain(changedLines(before, answer))
      else if (choice.take?.packingSlipLineIds || choice.leave?.packingSlipLineIds) {
        setTicks(new Map())
        await readAgain(changedLines(before, answer))
      }
    },
    onError: async (_, { take, leave }) => {
      tick([...(take?.registrationIds ?? []), ...(leave?.registrationIds ?? [])], null)
      await queryClient.invalidateQueries({ queryKey: [url] })
    },
  })
  const isByScan = variables?.take?.serialNumbers ?? variables?.leave?.serialNumbers
  return { invoice, readError, ticks, choose: mutate, chooseByScan: mutateAsync, error: isByScan ? null : error }
}

function changedLines(before: Invoice | undefined, after: Invoice): readonly string[] {
  const known = new Map(
    before?.lines.flatMap((line) => line.packingSlips).map((one) => [one.packingSlipLineId, one.taken]),
  )
  const shares = after.lines.flatMap((line) => line.packingSlips)
  return shares.filter((one) => known.get(one.packingSlipLineId) !== one.taken).map((one) => one.packingSlipLineId)
}

async function readAgain(packingSlipLineIds: readonly string[]): Promise<void> {
  await Promise.all(
    packingSlipLineIds.map((id) =>
      queryClient.invalidateQueries({ queryKey: [`/packing-slip-lines/${id}/registrations`] }),
    ),
  )
}
