import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, DismissCircleFilled } from '@fluentui/react-icons'
import { Link } from '@tanstack/react-router'
import type { UnitCard } from '#serial-numbers/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { SerialText } from '#web/ui/serial-text.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { nameOf } from './coverage-table.tsx'

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '8px',
    padding: '16px',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `3px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
  },
  yes: { border: `3px solid ${tokens.colorStatusSuccessBorder2}` },
  head: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  icon: { verticalAlign: 'middle', marginInlineEnd: '8px' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
})

interface TraceVerdictProps {
  readonly serial: string
  readonly unit: UnitCard | null
}

/** The answer in words, to be read out on the phone. */
export function TraceVerdict({ serial, unit }: TraceVerdictProps) {
  const styles = useStyles()
  const { t } = useText()
  const { day } = useFormats()
  if (!unit) {
    return (
      <div className={styles.box} data-trace="unknown">
        <div className={mergeClasses(styles.head, styles.bad)}>
          <DismissCircleFilled className={styles.icon} aria-hidden />
          {t('trace.unknown')} <SerialText serialNumber={serial} />
        </div>
        <div>{t('trace.unknownHint')}</div>
      </div>
    )
  }
  const Icon = unit.sold ? CheckmarkCircleFilled : DismissCircleFilled
  const sale = { product: unit.productName, customer: unit.customerName, day: day(unit.deliveredOn) }
  return (
    <div className={mergeClasses(styles.box, unit.sold && styles.yes)} data-trace={unit.sold ? 'sold' : 'notSold'}>
      <div className={mergeClasses(styles.head, unit.sold && styles.good)}>
        <Icon className={styles.icon} aria-hidden />
        {t(unit.sold ? 'trace.sold' : 'trace.notSold')}
      </div>
      <div>
        <SerialText serialNumber={unit.serialNumber} /> <StateBadge state={unit.state} />
      </div>
      {unit.deliveredOn && <div>{t('trace.soldText', sale)}</div>}
      <div>
        {unit.invoice?.number ? (
          <Link to={`/invoices/${unit.invoice.id}` as never}>
            {t('trace.invoicedText', { invoice: unit.invoice.number, day: day(unit.invoicedOn) })}
          </Link>
        ) : (
          t('trace.notInvoiced')
        )}{' '}
        {unit.packingSlip?.number && (
          <Link to={`/packing-slips/${unit.packingSlip.id}` as never}>
            {t('field.packingSlip')} {unit.packingSlip.number}
          </Link>
        )}
      </div>
      <Coverage unit={unit} />
      <Link to={`/units/${unit.id}` as never}>{t('trace.open')}</Link>
    </div>
  )
}

function Coverage({ unit: { coverage, on } }: { readonly unit: UnitCard }) {
  const styles = useStyles()
  const { t } = useText()
  const { day } = useFormats()
  if (coverage.length === 0) return <div>{t('trace.noTerms')}</div>
  return (
    <ul className={styles.list}>
      {coverage.map((term) => {
        const name = nameOf(term, t(`units.kinds.${term.kind === 'service' ? 'service' : 'warranty'}`))
        const Icon = term.valid ? CheckmarkCircleFilled : DismissCircleFilled
        const told =
          term.from === null
            ? t('trace.notYet', { name })
            : term.valid
              ? t('trace.covered', { name, day: day(term.until) })
              : on < term.from
                ? t('trace.notBegun', { name, day: day(term.from) })
                : t('trace.notCovered', { name, day: day(term.until) })
        return (
          <li key={`${term.kind} ${term.name} ${term.length} ${term.unit} ${term.startsFrom}`} data-valid={term.valid}>
            <Icon className={mergeClasses(styles.icon, term.valid ? styles.good : styles.bad)} aria-hidden />
            {told}
          </li>
        )
      })}
    </ul>
  )
}
