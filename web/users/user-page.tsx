import { Page } from '#web/ui/page.tsx'

/** UserPage */
export function UserPage() {
  return <Page title="UserPage">{null}</Page>
}
