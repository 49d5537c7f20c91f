import { Page } from '#web/ui/page.tsx'

/** TracePage */
export function TracePage() {
  return <Page title="TracePage">{null}</Page>
}
