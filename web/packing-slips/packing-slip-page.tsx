import { Page } from '#web/ui/page.tsx'

/** PackingSlipPage */
export function PackingSlipPage() {
  return <Page title="PackingSlipPage">{null}</Page>
}
