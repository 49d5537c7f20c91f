import { Page } from '#web/ui/page.tsx'

/** CustomerList */
export function CustomerList() {
  return <Page title="CustomerList">{null}</Page>
}
