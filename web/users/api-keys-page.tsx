import { Page } from '#web/ui/page.tsx'

/** ApiKeysPage */
export function ApiKeysPage() {
  return <Page title="ApiKeysPage">{null}</Page>
}
