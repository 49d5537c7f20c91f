import { Page } from '#web/ui/page.tsx'

/** UnitPage */
export function UnitPage() {
  return <Page title="UnitPage">{null}</Page>
}
