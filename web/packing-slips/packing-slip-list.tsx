import { Page } from '#web/ui/page.tsx'

/** PackingSlipList */
export function PackingSlipList() {
  return <Page title="PackingSlipList">{null}</Page>
}
