import { Button, Card, Field, Input, makeStyles, Title2, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { send } from '#web/api/client.ts'
import type { Problem } from '#web/api/problem.ts'
import { speak, useText } from '#web/language/language.ts'
import { Refusals } from '#web/ui/refusals.tsx'

const useStyles = makeStyles({
  page: { display: 'grid', placeItems: 'center', minHeight: '100%', background: tokens.colorNeutralBackground3 },
  card: { width: 'min(380px, calc(100vw - 32px))', padding: '32px', boxSizing: 'border-box' },
  form: { display: 'grid', gap: '16px' },
})

/** Signing in with e-mail address and password; the language can be chosen before. */
export function SignInPage({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const styles = useStyles()
  const { t, language } = useText()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { mutate, error, isPending } = useMutation<unknown, Problem>({
    mutationFn: () => send({ method: 'POST', url: '/api/auth/sign-in/email', body: { email, password } }),
    onSuccess: onSignedIn,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate()
  }
  return (
    <main className={styles.page}>
      <Card className={styles.card}>
        <Title2 as="h1">{t('signIn.title')}</Title2>
        <form className={styles.form} onSubmit={submit}>
          <Refusals problem={error} />
          <Field label={t('signIn.email')} required>
            <Input
              type="email"
              autoComplete="username"
              autoFocus
              value={email}
              onChange={(_, d) => setEmail(d.value)}
            />
          </Field>
          <Field label={t('signIn.password')} required>
            <Input
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(_, d) => setPassword(d.value)}
            />
          </Field>
          <Button type="submit" appearance="primary" size="large" disabled={isPending}>
            {t('signIn.submit')}
          </Button>
          <Button
            appearance="subtle"
            lang={language === 'nl' ? 'en' : 'nl'}
            onClick={() => speak(language === 'nl' ? 'en' : 'nl')}
          >
            {language === 'nl' ? 'English' : 'Nederlands'}
          </Button>
        </form>
      </Card>
    </main>
  )
}
