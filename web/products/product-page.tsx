import { Page } from '#web/ui/page.tsx'

/** ProductPage */
export function ProductPage() {
  return <Page title="ProductPage">{null}</Page>
}
