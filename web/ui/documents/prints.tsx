import { Badge, Button, makeStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { DeliveryView } from '#deliveries/views.ts'
import type { PrintView } from '#printing/views.ts'
import { readFile } from '#web/api/client.ts'
import { useCommand } from '#web/api/command.ts'
import { type Page, useInquiry } from '#web/api/inquiry.ts'
import type { Problem } from '#web/api/problem.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'
import { showFile } from './show-file.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '8px' },
  item: { display: 'flex', flexWrap: 'wrap', gap: '4px 12px', alignItems: 'center', overflowWrap: 'anywhere' },
})

interface PrintsProps {
  readonly url: string
  readonly of: { readonly packingSlipId?: string; readonly invoiceId?: string }
  readonly canSend: boolean
}

/** D41: every print of a document, the newest first, and where it was sent; the first stays to be opened. */
export function Prints({ url, of, canSend }: PrintsProps) {
  const { t } = useText()
  const styles = useStyles()
  const { data: prints } = useInquiry<Page<PrintView>>(`${url}/prints`)
  const { data: deliveries } = useInquiry<Page<DeliveryView>>('/deliveries', { ...of, limit: 50 })
  const made = [...(prints?.items ?? [])].reverse()
  const sent = deliveries?.items ?? []
  return (
    <Section title={t('documents.prints')} summary={made.length + sent.length} startsClosed>
      {made.length === 0 && t('documents.nothing')}
      <ul className={styles.list}>
        {made.map((print) => (
          <Print key={print.id} print={print} />
        ))}
        {sent.map((delivery) => (
          <Delivery key={delivery.id} delivery={delivery} canSend={canSend} />
        ))}
      </ul>
    </Section>
  )
}

function Print({ print }: { readonly print: PrintView }) {
  const { t } = useText()
  const styles = useStyles()
  const { moment } = useFormats()
  const [problem, setProblem] = useState<Problem | null>(null)
  const show = () => {
    const tab = window.open('', '_blank')
    readFile({ url: `/prints/${print.id}.pdf` }).then(
      (file) => showFile(file, { tab, name: `${print.number}.pdf` }),
      (refused: Problem) => {
        tab?.close()
        setProblem(refused)
      },
    )
  }
  return (
    <li className={styles.item}>
      <Button size="small" onClick={show}>
        {t('documents.printOf', { moment: moment(print.printedAt) })}
      </Button>
      <span>{t('documents.by', { name: print.printedBy, language: t(`language.${print.language}`) })}</span>
      {print.copy && <Badge appearance="tint">{t('documents.copy')}</Badge>}
      {print.serialNumbersChanged && (
        <Badge appearance="tint" color="warning">
          {t('documents.changed')}
        </Badge>
      )}
      <Refusals problem={problem} />
    </li>
  )
}

const colours = { waiting: 'informative', sent: 'success', givenUp: 'danger' } as const

function Delivery({ delivery, canSend }: { readonly delivery: DeliveryView; readonly canSend: boolean }) {
  const { t } = useText()
  const styles = useStyles()
  const { moment } = useFormats()
  const retry = useCommand<void>(() => ({ url: `/deliveries/${delivery.id}/retry` }))
  const { state, recipient, sentAt, requestedAt, lastError } = delivery
  return (
    <li className={styles.item}>
      <span>{t('documents.mailTo', { recipient })}</span>
      <Badge appearance="tint" color={colours[state]}>
        {t(`documents.mailStates.${state}`)}
      </Badge>
      <span>{moment(sentAt ?? requestedAt)}</span>
      {lastError && <span>{t('documents.lastError', { error: lastError })}</span>}
      {state === 'givenUp' && canSend && (
        <Button size="small" disabledFocusable={retry.isPending} onClick={() => retry.mutate()}>
          {t('documents.retry')}
        </Button>
      )}
      <Refusals problem={retry.error} />
    </li>
  )
}
