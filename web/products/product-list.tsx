import { Page } from '#web/ui/page.tsx'

/** ProductList */
export function ProductList() {
  return <Page title="ProductList">{null}</Page>
}
