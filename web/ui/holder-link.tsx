import { Link } from '@tanstack/react-router'
import type { ToldRefusal } from '#web/api/problem.ts'

const holders = [
  ['packingSlipId', '/packing-slips'],
  ['invoiceId', '/invoices'],
  ['returnReceiptId', '/return-receipts'],
  ['returnOrderId', '/return-orders'],
] as const

interface HolderLinkProps {
  readonly refusal: ToldRefusal
  readonly className?: string
}

/** The document that stands in the way, where a refusal names one; the ticket of a till is no page of the office. */
export function HolderLink({ refusal: { details }, className }: HolderLinkProps) {
  const [name, folder] = holders.find(([one]) => details[one]) ?? []
  if (!name || details.till !== undefined) return null
  return (
    <Link to={`${folder}/${details[name]}` as never} {...(className ? { className } : {})}>
      <bdi>{String(details.document)}</bdi>
    </Link>
  )
}
