import { Page } from '#web/ui/page.tsx'

/** NumberSequencesPage */
export function NumberSequencesPage() {
  return <Page title="NumberSequencesPage">{null}</Page>
}
