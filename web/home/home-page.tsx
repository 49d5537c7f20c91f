import { Page } from '#web/ui/page.tsx'

/** HomePage */
export function HomePage() {
  return <Page title="HomePage">{null}</Page>
}
