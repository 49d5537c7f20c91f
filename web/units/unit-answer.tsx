import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, DismissCircleFilled, SubtractCircleRegular } from '@fluentui/react-icons'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import type { UnitCard } from '#serial-numbers/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { addressOfDocument } from '#web/ui/document-address.ts'
import { SerialText } from '#web/ui/serial-text.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'

const useStyles = makeStyles({
  box: {
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `3px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
  },
  yes: { border: `3px solid ${tokens.colorStatusSuccessBorder2}` },
  line: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase600 },
  // A part stays whole where there is room, and has a line of its own on a phone.
  part: { display: 'inline-block', maxWidth: '100%', '@media (max-width: 640px)': { display: 'block' } },
  dot: { '@media (max-width: 640px)': { display: 'none' } },
  more: { margin: '8px 0 0', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  strong: { fontWeight: tokens.fontWeightBold },
  icon: { verticalAlign: 'text-bottom', marginInlineEnd: '4px' },
})

/** D50: the answer at a glance, to be read out on the phone: sold or not, to whom, on what and when, and what holds. */
export function UnitAnswer({ unit }: { readonly unit: UnitCard }) {
  const styles = useStyles()
  const { t } = useText()
  const { sold, verdict, whereIs } = unit
  const parts = [
    <YesNo key="sold" isYes={sold} isStrong text={t(sold ? 'trace.sold' : 'trace.notSold')} />,
    <Link key="customer" to={`/customers/${unit.customerId}` as never}>
      <bdi>{unit.customerName}</bdi>
    </Link>,
    ...documentsOf(unit, useDocumentText()),
    <Holds key="warranty" verdict={verdict.warranty} />,
    <Holds key="service" verdict={verdict.service} />,
  ]
  return (
    <div className={mergeClasses(styles.box, sold && styles.yes)} data-trace={sold ? 'sold' : 'notSold'}>
      <p className={styles.line} data-answer>
        {parts.map((part, index) => (
          <Fragment key={part.key}>
            {index > 0 && <span className={styles.dot}> · </span>}
            <span className={styles.part}>{part}</span>
          </Fragment>
        ))}
      </p>
      <p className={styles.more}>
        <SerialText serialNumber={unit.serialNumber} /> <StateBadge state={unit.state} />{' '}
        <bdi>{unit.productNumber}</bdi> <bdi>{unit.productName}</bdi>
      </p>
      <p className={styles.more}>
        {t('trace.now')}:{' '}
        {whereIs.document ? (
          <Link to={addressOfDocument(whereIs.document.kind, whereIs.document.id) as never}>{whereIs.text}</Link>
        ) : (
          whereIs.text
        )}
      </p>
    </div>
  )
}

type DocumentText = ReturnType<typeof useDocumentText>

/** What a document of the unit is called in the answer: in words, with its number and day. */
export function useDocumentText() {
  const { t } = useText()
  const { day } = useFormats()
  return ({ invoice, packingSlip, invoicedOn, deliveredOn, sold }: UnitCard) => ({
    invoice: invoice?.number
      ? t('trace.invoiceOf', { number: invoice.number, day: day(invoicedOn) })
      : sold
        ? t('trace.notInvoiced')
        : null,
    packingSlip: packingSlip?.number
      ? t('trace.packingSlipOf', { number: packingSlip.number, day: day(deliveredOn) })
      : null,
  })
}

function documentsOf(unit: UnitCard, textOf: DocumentText) {
  const { invoice, packingSlip } = unit
  const text = textOf(unit)
  return [
    text.invoice && (
      <MaybeLink key="invoice" to={invoice?.number ? addressOfDocument('invoice', invoice.id) : null}>
        {text.invoice}
      </MaybeLink>
    ),
    packingSlip && text.packingSlip && (
      <MaybeLink key="packingSlip" to={addressOfDocument('packingSlip', packingSlip.id)}>
        {text.packingSlip}
      </MaybeLink>
    ),
  ].filter((part) => part !== null && part !== '')
}

function MaybeLink({ to, children }: { readonly to: string | null; readonly children: ReactNode }) {
  return to ? <Link to={to as never}>{children}</Link> : <span>{children}</span>
}

/** Whether warranty, or service, holds: until when, or why not; that there never was any is no bad news. */
function Holds({ verdict: { valid, code, text } }: { readonly verdict: UnitCard['verdict']['warranty'] }) {
  return <YesNo isYes={valid} isNothing={code === 'noTerm'} text={text} />
}

interface YesNoProps {
  readonly isYes: boolean
  readonly text: string
  readonly isStrong?: boolean
  readonly isNothing?: boolean
}

/** Said by sign, word and colour, never by colour alone. */
export function YesNo({ isYes, text, isStrong = false, isNothing = false }: YesNoProps) {
  const styles = useStyles()
  const Icon = isYes ? CheckmarkCircleFilled : isNothing ? SubtractCircleRegular : DismissCircleFilled
  const colour = isYes ? styles.good : isNothing ? undefined : styles.bad
  return (
    <span className={mergeClasses(colour, isStrong && styles.strong)} data-holds={isYes}>
      <Icon className={styles.icon} aria-hidden />
      {text}
    </span>
  )
}
