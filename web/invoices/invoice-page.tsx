import { Page } from '#web/ui/page.tsx'

/** InvoicePage */
export function InvoicePage() {
  return <Page title="InvoicePage">{null}</Page>
}
