import { makeStyles } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { StatusesAsked, UnitStatuses } from '#coverage/status-views.ts'
import { send } from '#web/api/client.ts'
import type { Problem } from '#web/api/problem.ts'
import { useText } from '#web/language/language.ts'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { CheckAnswers } from './check-answers.tsx'
import { CheckForm } from './check-form.tsx'

const useStyles = makeStyles({ answers: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: '420px' } })

/** A thousand take a moment on a busy server. */
const patience = 60_000

/** D50: many serial numbers at once, each with its answer, counted, and as a file. */
export function CheckPage() {
  const styles = useStyles()
  const { t } = useText()
  const [asked, setAsked] = useState<StatusesAsked | null>(null)
  const { data, error, isPending, mutate, reset } = useMutation<UnitStatuses, Problem, StatusesAsked>({
    mutationFn: (body) => send({ method: 'POST', url: '/serial-numbers/statuses', body, patience }),
  })
  const ask = (question: StatusesAsked) => {
    setAsked(question)
    mutate(question)
  }
  const answers = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (data) answers.current?.scrollIntoView()
  }, [data])
  return (
    <Page title={t('check.title')} back={{ to: '/trace', text: t('trace.title') }}>
      <CheckForm isBusy={isPending} onAsk={ask} onChange={reset} />
      <Refusals problem={error} />
      {data && asked && (
        <div ref={answers} className={styles.answers}>
          <CheckAnswers answer={data} asked={asked} />
        </div>
      )}
    </Page>
  )
}
