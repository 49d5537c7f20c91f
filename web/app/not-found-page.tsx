import { useText } from '#web/language/language.ts'
import { Page } from '#web/ui/page.tsx'

/** An address of no page. */
export function NotFoundPage() {
  const { t } = useText()
  return <Page title={t('common.pageNotFound')}>{t('common.pageNotFoundText')}</Page>
}
