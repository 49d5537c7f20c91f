import { Page } from '#web/ui/page.tsx'

/** InvoiceList */
export function InvoiceList() {
  return <Page title="InvoiceList">{null}</Page>
}
