import { useFormats } from '#web/language/format.ts'
import { type Terms, useText } from '#web/language/language.ts'
import type { WorkView } from '#work/views.ts'
import { WorkList } from './work-list.tsx'

/** D14, D51: serial numbers that are active twice, and returns of which the policy found something. */
export function ConflictLists({ work }: { readonly work: WorkView }) {
  const { t } = useText()
  const { day } = useFormats()
  return (
    <>
      <WorkList
        title={t('home.duplicates')}
        part={work.duplicates}
        rowOf={({ id, serialNumber, productNumber, customerName, salesOrderNumber, reason }) => ({
          id,
          to: `/units/${id}`,
          title: serialNumber ?? productNumber,
          detail: customerName,
          note: `${salesOrderNumber} · ${reason}`,
        })}
      />
      <WorkList
        title={t('home.returnFindings')}
        part={work.returnFindings}
        rowOf={({ id, serialNumber, productNumber, customerName, returnOrderId, findings, receivedOn }) => ({
          id,
          to: `/return-orders/${returnOrderId}`,
          title: serialNumber ?? productNumber,
          detail: customerName,
          note: [day(receivedOn), ...findings.map((found) => t(`returns.found.${found as keyof Found}`))].join(' · '),
        })}
      />
    </>
  )
}

type Found = Terms['returns']['found']
