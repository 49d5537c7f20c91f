import { Page } from '#web/ui/page.tsx'

/** NewSalesOrder */
export function NewSalesOrder() {
  return <Page title="NewSalesOrder">{null}</Page>
}
