import { Page } from '#web/ui/page.tsx'

/** RolesPage */
export function RolesPage() {
  return <Page title="RolesPage">{null}</Page>
}
