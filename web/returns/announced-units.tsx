import { makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, DismissCircleRegular } from '@fluentui/react-icons'
import { Link } from '@tanstack/react-router'
import type { ReturnUnitView } from '#returns/views.ts'
import type { UnitCard } from '#serial-numbers/views.ts'
import { useInquiry, usePages } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { ReturnUnitLink } from './return-unit-link.tsx'

const shown = 50

const useStyles = makeStyles({
  units: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  unit: {
    padding: '10px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  serial: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  found: { color: tokens.colorStatusWarningForeground1 },
  valid: { color: tokens.colorStatusSuccessForeground1 },
  icon: { verticalAlign: 'middle', marginInlineEnd: '4px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400 },
})

/** D50: the announced units, the newest first: to whom each was sold and on which invoice; of the newest its coverage. */
export function AnnouncedUnits({ orderId }: { readonly orderId: string }) {
  const styles = useStyles()
  const { t } = useText()
  const { data = [], hasNextPage } = usePages<ReturnUnitView>(
    `/return-orders/${orderId}/units`,
    { sort: '-announcedAt' },
    shown,
  )
  return (
    <section aria-label={t('returns.announced')}>
      <h2 className={styles.heading}>{t('returns.announced')}</h2>
      <ul className={styles.units}>
        {data.map((unit, index) => (
          <Announced key={unit.id} unit={unit} isNewest={index === 0} />
        ))}
      </ul>
      {hasNextPage && <Link to={`/return-orders/${orderId}` as never}>{t('returns.allUnits')}</Link>}
    </section>
  )
}

interface AnnouncedProps {
  readonly unit: ReturnUnitView
  readonly isNewest: boolean
}

function Announced({ unit, isNewest }: AnnouncedProps) {
  const styles = useStyles()
  const { t } = useText()
  const { can } = useSession()
  const { registrationId, serialNumber, productNumber, productName, soldTo, invoiceId, invoiceNumber } = unit
  return (
    <li className={styles.unit} data-unit={serialNumber}>
      <div className={styles.serial}>
        <ReturnUnitLink unit={unit} />
      </div>
      <div>
        <bdi>{`${productNumber} ${productName}`}</bdi> · {t(`returns.dispositions.${unit.disposition}`)}
      </div>
      <div>
        {soldTo ? t('returns.soldToText', { customer: soldTo.customerName }) : t('returns.found.unknown')}{' '}
        {invoiceId && <Link to={`/invoices/${invoiceId}` as never}>{invoiceNumber}</Link>}
      </div>
      {unit.findings.length > 0 && (
        <div className={styles.found}>
          {unit.findings.map((finding) => t(`returns.found.${finding}`)).join(', ')}
          {unit.overrideReason && `: “${unit.overrideReason}”`}
        </div>
      )}
      {isNewest && registrationId && can('inquireIntoSerialNumbers') && <Coverage registrationId={registrationId} />}
    </li>
  )
}

function Coverage({ registrationId }: { readonly registrationId: string }) {
  const styles = useStyles()
  const { t } = useText()
  const { day } = useFormats()
  const { data: card } = useInquiry<UnitCard>(`/registrations/${registrationId}`)
  if (!card) return null
  const { coverage, verdict, deliveredOn } = card
  const kinds = (['warranty', 'service'] as const).filter((one) => coverage.some(({ kind }) => kind === one))
  return (
    <div data-coverage>
      {deliveredOn && t('returns.deliveredOnDay', { day: day(deliveredOn) })}
      {kinds.length === 0 && <div>{t('trace.noTerms')}</div>}
      {kinds.map((kind) => {
        const { valid, text } = verdict[kind]
        const Icon = valid ? CheckmarkCircleFilled : DismissCircleRegular
        return (
          <div key={kind} className={valid ? styles.valid : undefined}>
            <Icon className={styles.icon} aria-hidden />
            {text}
          </div>
        )
      })}
    </div>
  )
}
