import type { ReturnOrderHeadView } from '#returns/views.ts'
import { type Page, useInquiry } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import type { Part } from '#work/views.ts'
import { WorkList } from './work-list.tsx'

/** Return orders that wait for something; absent without the duty, or until they are read. */
export interface ReturnWork {
  readonly toReceive: Part<ReturnOrderHeadView> | undefined
  readonly toSettle: Part<ReturnOrderHeadView> | undefined
  readonly isRead: boolean
}

const most = 100
const shown = 10
const expecting = 'open,partlyReceived'

/** What is still to come in, and what came in and is not dealt with; the oldest first. */
export function useReturnWork(): ReturnWork {
  const { can } = useSession()
  const url = can('maintainReturnOrders') ? '/return-orders' : null
  const asked = { sort: 'createdAt', limit: most }
  const { data: toReceive, isLoading } = useInquiry<Page<ReturnOrderHeadView>>(url, { ...asked, state: expecting })
  const { data: toSettle, isLoading: isSettleLoading } = useInquiry<Page<ReturnOrderHeadView>>(url, {
    ...asked,
    toSettle: true,
  })
  return { toReceive: partOf(toReceive), toSettle: partOf(toSettle), isRead: !isLoading && !isSettleLoading }
}

function partOf(page: Page<ReturnOrderHeadView> | undefined): Part<ReturnOrderHeadView> | undefined {
  return page && { count: page.items.length, capped: page.next !== null, items: page.items.slice(0, shown) }
}

/** Returns to receive, and returns to settle. */
export function ReturnLists({ work: { toReceive, toSettle } }: { readonly work: ReturnWork }) {
  const { t } = useText()
  const { quantity: figure } = useFormats()
  return (
    <>
      <WorkList
        title={t('home.returnsToReceive')}
        part={toReceive}
        all={`/return-orders?state=${expecting}`}
        rowOf={({ id, number, customerName, quantity, quantityReceived }) => ({
          id,
          to: `/return-orders/${id}`,
          title: number,
          detail: customerName,
          note: t('home.received', { done: figure(quantityReceived), quantity: figure(quantity) }),
          done: quantity > 0 ? quantityReceived / quantity : null,
        })}
      />
      <WorkList
        title={t('home.returnsToSettle')}
        part={toSettle}
        all="/return-orders?toSettle=true"
        rowOf={({ id, number, customerName, toSettle: count }) => ({
          id,
          to: `/return-orders/${id}`,
          title: number,
          detail: customerName,
          note: t('home.toSettle', { count }),
        })}
      />
    </>
  )
}
