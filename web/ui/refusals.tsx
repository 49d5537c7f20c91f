import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { Problem } from '#web/api/problem.ts'
import { useText } from '#web/language/language.ts'

/** Why the server said no, each reason with its way out and its rule; nothing where there is no problem. */
export function Refusals({ problem }: { readonly problem: Problem | null | undefined }) {
  const { t } = useText()
  if (!problem) return null
  return (
    <div role="alert">
      {problem.refusals.slice(0, 20).map((refusal, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two refusals may be alike, and the list never changes
        <MessageBar key={index} intent="error" layout="multiline" data-code={refusal.code}>
          <MessageBarBody>
            <MessageBarTitle>{refusal.text}</MessageBarTitle> <small>{refusal.rule}</small>
          </MessageBarBody>
        </MessageBar>
      ))}
      {problem.refusals.length > 20 && <p>{t('common.andMore', { count: problem.refusals.length - 20 })}</p>}
      {problem.requestId && problem.status >= 500 && (
        <p>
          {t('common.requestId')} <code>{problem.requestId}</code>
        </p>
      )}
    </div>
  )
}
