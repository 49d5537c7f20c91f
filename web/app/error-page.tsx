import { Button } from '@fluentui/react-components'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { Problem } from '#web/api/problem.ts'
import { useText } from '#web/language/language.ts'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'

/** A page that could not be shown: the reason where there is one for people, and a way on. */
export function ErrorPage({ error }: ErrorComponentProps) {
  const { t } = useText()
  const router = useRouter()
  return (
    <Page title={t('common.wentWrong')}>
      {error instanceof Problem ? <Refusals problem={error} /> : <p>{t('common.wentWrongText')}</p>}
      <Button appearance="primary" onClick={() => router.invalidate()}>
        {t('common.tryAgain')}
      </Button>
    </Page>
  )
}
