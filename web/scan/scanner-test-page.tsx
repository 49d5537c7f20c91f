import { Page } from '#web/ui/page.tsx'

/** ScannerTestPage */
export function ScannerTestPage() {
  return <Page title="ScannerTestPage">{null}</Page>
}
