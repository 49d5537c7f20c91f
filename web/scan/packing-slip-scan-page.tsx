import { Page } from '#web/ui/page.tsx'

/** PackingSlipScanPage */
export function PackingSlipScanPage() {
  return <Page title="PackingSlipScanPage">{null}</Page>
}
