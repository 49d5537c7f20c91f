import { Page } from '#web/ui/page.tsx'

/** UserList */
export function UserList() {
  return <Page title="UserList">{null}</Page>
}
