import { Page } from '#web/ui/page.tsx'

/** RolePage */
export function RolePage() {
  return <Page title="RolePage">{null}</Page>
}
