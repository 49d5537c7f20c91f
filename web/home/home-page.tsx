import { makeStyles } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { useCommand } from '#web/api/command.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import type { OrderToDo, Preparation, WorkView } from '#work/views.ts'
import { ConflictLists } from './conflict-lists.tsx'
import { ReturnLists, useReturnWork } from './return-lists.tsx'
import { TraceBox } from './trace-box.tsx'
import { WorkList } from './work-list.tsx'

const useStyles = makeStyles({
  lists: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(420px, 100%), 1fr))',
    gap: '12px',
    alignItems: 'start',
  },
})

/** The first page: what there is to do for whoever signed in, each thing one click from being done. */
export function HomePage() {
  const styles = useStyles()
  const { t } = useText()
  const { me, can } = useSession()
  const navigate = useNavigate()
  const { data: work, error } = useInquiry<WorkView>('/work')
  const go = (address: string) => navigate({ to: address as never })
  const pack = useCommand<string, { readonly id: string }>(
    (salesOrderId) => ({ url: '/packing-slips', body: { salesOrderId } }),
    { onDone: ({ id }) => go(`/packing-slips/${id}/serial-numbers`) },
  )
  const invoice = useCommand<string, { readonly id: string }>(
    (salesOrderId) => ({ url: '/invoices', body: { salesOrderId } }),
    { onDone: ({ id }) => go(`/invoices/${id}`) },
  )
  const returns = useReturnWork()
  const parts = work && [...Object.values(work), returns.toReceive, returns.toSettle]
  const isNothing = returns.isRead && parts?.every((part) => !part || part.count === 0)
  return (
    <Page title={t('home.title', { name: me.name })}>
      <Refusals problem={error ?? pack.error ?? invoice.error} />
      {can('inquireIntoSerialNumbers') && <TraceBox />}
      {isNothing && <p>{t('home.allDone')}</p>}
      {work && !isNothing && (
        <div className={styles.lists}>
          <WorkLists work={work} go={go} pack={pack.mutate} invoice={invoice.mutate} />
          <ReturnLists work={returns} />
          <ConflictLists work={work} />
        </div>
      )}
    </Page>
  )
}

interface WorkListsProps {
  readonly work: WorkView
  readonly go: (address: string) => void
  readonly pack: (salesOrderId: string) => void
  readonly invoice: (salesOrderId: string) => void
}

function WorkLists({ work, go, pack, invoice }: WorkListsProps) {
  const { t } = useText()
  const { day } = useFormats()
  const { can } = useSession()
  const packs = can('maintainSalesPackingSlips')
  const wanted = (order: OrderToDo) =>
    [
      order.requestedDeliveryOn && t('home.wanted', { day: day(order.requestedDeliveryOn) }),
      order.preparations > 0 && t('home.underWay'),
    ]
      .filter(Boolean)
      .join(' · ')
  const progress = ({ registered, notReadable, quantity }: Preparation) =>
    quantity > 0 ? t('home.registered', { done: registered + notReadable, quantity }) : ''
  return (
    <>
      <WorkList
        title={t('home.inPreparation')}
        part={work.inPreparation}
        all="/packing-slips?state=inPreparation"
        rowOf={(one) => ({
          id: one.id,
          to: `/packing-slips/${one.id}`,
          title: one.salesOrderNumber,
          detail: one.customerName,
          note: progress(one),
          done: one.quantity > 0 ? (one.registered + one.notReadable) / one.quantity : null,
          act: t('home.goOn', { number: one.salesOrderNumber }),
          actText: t('home.goOnShort'),
          ...(packs ? { onAct: () => go(`/packing-slips/${one.id}/serial-numbers`) } : {}),
        })}
      />
      <WorkList
        title={t('home.toPack')}
        part={work.toPack}
        all="/sales-orders?state=open,partlyDelivered"
        rowOf={(one) => ({
          id: one.id,
          to: `/sales-orders/${one.id}`,
          title: one.number,
          detail: one.customerName,
          note: wanted(one),
          act: t('home.packOrder', { number: one.number }),
          actText: t('home.pack'),
          ...(packs ? { onAct: () => pack(one.id) } : {}),
        })}
      />
      <WorkList
        title={t('home.invoicesInPreparation')}
        part={work.invoicesInPreparation}
        all="/invoices?state=inPreparation"
        rowOf={(one) => ({
          id: one.id,
          to: `/invoices/${one.id}`,
          title: one.salesOrderNumber,
          detail: one.customerName,
          note: progress(one),
        })}
      />
      <WorkList
        title={t('home.toInvoice')}
        part={work.toInvoice}
        all="/sales-orders?state=partlyDelivered,delivered"
        rowOf={(one) => ({
          id: one.id,
          to: `/sales-orders/${one.id}`,
          title: one.number,
          detail: one.customerName,
          note: wanted(one),
          act: t('home.invoiceOrder', { number: one.number }),
          actText: t('home.invoice'),
          ...(can('maintainSalesInvoices') ? { onAct: () => invoice(one.id) } : {}),
        })}
      />
      <WorkList
        title={t('home.notReadable')}
        part={work.notReadable}
        all="/units-to-complete"
        rowOf={(one) => ({
          id: one.id,
          to: `/units/${one.id}`,
          title: one.productNumber,
          detail: one.customerName,
          note: `${one.documentNumber} · ${day(one.deliveredOn)} · ${t('home.age', { days: one.ageInDays })}`,
        })}
      />
      <WorkList
        title={t('home.changedSincePrint')}
        part={work.changedSincePrint}
        all="/packing-slips?changedSincePrint=true"
        rowOf={(one) => ({
          id: one.id,
          to: `/packing-slips/${one.id}`,
          title: one.number,
          detail: one.customerName,
          note: day(one.postingOn),
        })}
      />
    </>
  )
}
