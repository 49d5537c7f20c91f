import { Page } from '#web/ui/page.tsx'

/** SalesOrderPage */
export function SalesOrderPage() {
  return <Page title="SalesOrderPage">{null}</Page>
}
