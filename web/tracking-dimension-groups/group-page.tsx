import { Page } from '#web/ui/page.tsx'

/** TrackingDimensionGroupPage */
export function TrackingDimensionGroupPage() {
  return <Page title="TrackingDimensionGroupPage">{null}</Page>
}
