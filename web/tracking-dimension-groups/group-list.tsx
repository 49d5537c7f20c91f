import { Page } from '#web/ui/page.tsx'

/** TrackingDimensionGroupList */
export function TrackingDimensionGroupList() {
  return <Page title="TrackingDimensionGroupList">{null}</Page>
}
