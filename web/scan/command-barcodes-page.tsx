import { Page } from '#web/ui/page.tsx'

/** CommandBarcodesPage */
export function CommandBarcodesPage() {
  return <Page title="CommandBarcodesPage">{null}</Page>
}
