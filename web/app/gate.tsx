import { Button, Spinner } from '@fluentui/react-components'
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { speaker } from '#web/api/client.ts'
import { queryClient, useInquiry } from '#web/api/inquiry.ts'
import { speak, useText } from '#web/language/language.ts'
import { type Me, rememberCompany, rememberedCompany, SessionProvider } from '#web/session/session.tsx'
import { chooseTheme, type ThemeName } from '#web/session/theme.ts'
import { Refusals } from '#web/ui/refusals.tsx'
import { Shell } from './shell.tsx'

/** Whoever is signed in already does not wait for it. */
const SignInPage = lazy(async () => ({ default: (await import('#web/sign-in/sign-in-page.tsx')).SignInPage }))

speaker.companyCode = rememberedCompany()
speaker.onSignedOut = () => queryClient.setQueryData(['/me', {}], null)

/** Signed in or not: whoever is not signs in on the page that he asked for, and goes on there. */
export function Gate() {
  const { t } = useText()
  const { data: me, error, isLoading, refetch } = useInquiry<Me | null>('/me')
  const worker = useRef<string | null>(null)
  useEffect(() => {
    if (!me) return
    // Nothing of who worked here before stays on the screen, or goes out in the name of another.
    if (worker.current !== null && worker.current !== me.id) window.location.reload()
    worker.current = me.id
    // Without its terms it goes on in the language of before.
    speak(me.language).catch(() => {})
    chooseTheme((me as { theme?: ThemeName }).theme ?? 'system')
    rememberCompany(me.companies.find(({ id }) => id === me.companyId)?.code ?? null)
  }, [me])
  const loading = <Spinner label={t('common.loading')} style={{ height: '100%' }} />
  if (isLoading) return loading
  if (me) {
    return (
      <SessionProvider me={me}>
        <Shell>
          <Outlet />
        </Shell>
      </SessionProvider>
    )
  }
  if (error && error.status !== 401) {
    const startAgain = () => {
      rememberCompany(null)
      refetch()
    }
    return (
      <main>
        <Refusals problem={error} />
        <Button onClick={startAgain}>{t('common.tryAgain')}</Button>
      </main>
    )
  }
  return (
    <Suspense fallback={loading}>
      <SignInPage onSignedIn={() => refetch()} />
    </Suspense>
  )
}
