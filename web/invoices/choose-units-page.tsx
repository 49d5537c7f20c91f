import { Page } from '#web/ui/page.tsx'

/** ChooseUnitsPage */
export function ChooseUnitsPage() {
  return <Page title="ChooseUnitsPage">{null}</Page>
}
