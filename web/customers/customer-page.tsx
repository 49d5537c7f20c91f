import { Page } from '#web/ui/page.tsx'

/** CustomerPage */
export function CustomerPage() {
  return <Page title="CustomerPage">{null}</Page>
}
