import { Page } from '#web/ui/page.tsx'

/** InvoiceScanPage */
export function InvoiceScanPage() {
  return <Page title="InvoiceScanPage">{null}</Page>
}
