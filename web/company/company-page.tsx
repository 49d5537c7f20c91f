import { Page } from '#web/ui/page.tsx'

/** CompanyPage */
export function CompanyPage() {
  return <Page title="CompanyPage">{null}</Page>
}
