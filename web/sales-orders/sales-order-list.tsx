import { Page } from '#web/ui/page.tsx'

/** SalesOrderList */
export function SalesOrderList() {
  return <Page title="SalesOrderList">{null}</Page>
}
