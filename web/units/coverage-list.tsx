import { Badge, Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { UnitCard } from '#serial-numbers/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { YesNo } from './unit-answer.tsx'
import { WithdrawCoverage } from './withdraw-coverage.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  term: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '2px 12px',
    paddingBlock: '10px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 'none' },
  },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  gone: { textDecorationLine: 'line-through' },
  steps: { gridColumn: '1 / -1', margin: 0, paddingInlineStart: '20px', color: tokens.colorNeutralForeground2 },
  reason: { gridColumn: '1 / -1', overflowWrap: 'anywhere' },
})

type Term = UnitCard['coverage'][number]

/** D53: each term with its days, whether it holds on the day asked for, and in words how that came about. */
export function CoverageList({ unit }: { readonly unit: UnitCard }) {
  const styles = useStyles()
  const { t } = useText()
  const [withdrawing, setWithdrawing] = useState<Term | null>(null)
  if (unit.coverage.length === 0) return <p>{t('trace.noTerms')}</p>
  return (
    <>
      <ul className={styles.list}>
        {unit.coverage.map((term, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: terms of a product have no id of their own, and may be alike
          <TermItem key={index} term={term} onWithdraw={() => setWithdrawing(term)} />
        ))}
      </ul>
      {withdrawing && <WithdrawCoverage unitId={unit.id} term={withdrawing} onClose={() => setWithdrawing(null)} />}
    </>
  )
}

function TermItem({ term, onWithdraw }: { readonly term: Term; readonly onWithdraw: () => void }) {
  const styles = useStyles()
  const { t } = useText()
  const { day } = useFormats()
  const { can } = useSession()
  const { kind, text, withdrawn, valid, from, until, steps, reason, unitTermId } = term
  const mayWithdraw = unitTermId !== null && !withdrawn && can(['maintainReturnOrders', 'maintainSalesOrders'])
  return (
    <li className={styles.term} data-term={text} data-valid={valid}>
      <span className={mergeClasses(styles.name, withdrawn && styles.gone)}>
        {t(`coverage.kinds.${kind}`)}: <bdi>{text}</bdi>
      </span>
      {withdrawn ? (
        <Badge appearance="tint" color="danger">
          {t('coverage.withdrawn')}
        </Badge>
      ) : (
        <YesNo isYes={valid} text={t(valid ? 'coverage.valid' : 'coverage.notValid')} />
      )}
      {from && until && <span>{t('coverage.period', { from: day(from), until: day(until) })}</span>}
      {mayWithdraw && (
        <Button size="small" aria-label={t('coverage.withdrawTerm', { name: text })} onClick={onWithdraw}>
          {t('coverage.withdraw')}
        </Button>
      )}
      {reason && <span className={styles.reason}>{t('coverage.ownReason', { reason })}</span>}
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.code + step.text}>
            <bdi>{step.text}</bdi>
          </li>
        ))}
      </ol>
    </li>
  )
}
