import { Page } from '#web/ui/page.tsx'

/** UnitList */
export function UnitList() {
  return <Page title="UnitList">{null}</Page>
}
