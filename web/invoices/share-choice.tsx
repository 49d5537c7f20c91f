import { Badge, Button, Field, Input, makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useText } from '#web/language/language.ts'
import { type Line, mayTake, otherInPart, partOf, type Share } from './share-rule.ts'
import { ShareUnits } from './share-units.tsx'
import type { Choice } from './use-choices.ts'

const useStyles = makeStyles({
  share: {
    display: 'grid',
    gap: '6px',
    padding: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  title: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  buttons: { marginInlineStart: 'auto', display: 'flex', flexWrap: 'wrap', gap: '6px' },
  why: { margin: 0, color: tokens.colorStatusWarningForeground1 },
  number: { maxWidth: '220px' },
})

interface ShareChoiceProps {
  readonly invoiceId: string
  readonly line: Line
  readonly share: Share
  readonly rule: 'one' | 'free'
  readonly ticks: ReadonlyMap<string, boolean>
  readonly isOpen: boolean
  readonly onChoose: (choice: Choice) => void
}

/** One packing slip of an order line: how much of it is taken, all or none by one button, and its units. */
export function ShareChoice({ invoiceId, line, share, rule, ticks, isOpen, onChoose }: ShareChoiceProps) {
  const styles = useStyles()
  const { t } = useText()
  const { taken, left, packingSlipNumber: number } = share
  const [isShown, setShown] = useState(line.packingSlips.length === 1 || partOf(share) === 'part')
  const part = partOf(share)
  // D36: one more, or one fewer, would make this one in part beside another.
  const mayTick = isOpen && mayTake(line, share, Math.min(left, taken + 1), rule)
  const mayUntick = isOpen && mayTake(line, share, Math.max(0, taken - 1), rule)
  const other = otherInPart(line, share)
  const isBlocked = isOpen && other !== null && ((taken < left && !mayTick) || (taken > 0 && !mayUntick))
  const colors = { whole: 'success', part: 'warning', none: 'informative' } as const
  return (
    <div
      className={styles.share}
      role="group"
      aria-label={t('choose.slip', { number })}
      data-share={number}
      data-part={part}
    >
      <div className={styles.head}>
        <span className={styles.title}>{t('choose.slip', { number })}</span>
        <span>{t('choose.lineTotal', { taken, left })}</span>
        <Badge appearance="tint" color={colors[part]}>
          {t(`choose.states.${part}`)}
        </Badge>
        <div className={styles.buttons}>
          <Button disabled={!isOpen || taken === left} onClick={() => onChoose(takeAll(line, share))}>
            {t('choose.all', { number })}
          </Button>
          <Button disabled={!isOpen || taken === 0} onClick={() => onChoose(takeNone(line, share))}>
            {t('choose.none', { number })}
          </Button>
          {line.serialised && (
            <Button
              appearance="subtle"
              icon={isShown ? <ChevronDownRegular /> : <ChevronRightRegular />}
              aria-expanded={isShown}
              onClick={() => setShown(!isShown)}
            >
              {t('choose.show', { number })}
            </Button>
          )}
        </div>
      </div>
      <ProgressBar
        value={taken}
        max={Math.max(1, left)}
        color={part === 'part' ? 'warning' : 'brand'}
        aria-label={t('choose.lineTotal', { taken, left })}
      />
      {isBlocked && <p className={styles.why}>{t('choose.blocked', { number, other: other.packingSlipNumber })}</p>}
      {(!line.serialised || share.unnumberedLeft > 0) && (
        <Counted line={line} share={share} isOpen={isOpen} onChoose={onChoose} />
      )}
      {line.serialised && isShown && (
        <ShareUnits
          invoiceId={invoiceId}
          share={share}
          ticks={ticks}
          mayTick={mayTick}
          mayUntick={mayUntick}
          onTake={(registrationIds) => onChoose({ take: { registrationIds } })}
          onLeave={(registrationIds) => onChoose({ leave: { registrationIds } })}
        />
      )}
    </div>
  )
}

/** All that is left: its units, and those without a number by count. */
function takeAll(line: Line, { packingSlipLineId, left, unnumberedLeft }: Share): Choice {
  if (!line.serialised) return { quantities: [{ packingSlipLineId, quantity: left }] }
  const counted = unnumberedLeft > 0 ? { quantities: [{ packingSlipLineId, quantity: unnumberedLeft }] } : {}
  return { take: { packingSlipLineIds: [packingSlipLineId] }, ...counted }
}

function takeNone(line: Line, { packingSlipLineId, unnumbered }: Share): Choice {
  if (!line.serialised) return { quantities: [{ packingSlipLineId, quantity: 0 }] }
  const counted = unnumbered > 0 ? { quantities: [{ packingSlipLineId, quantity: 0 }] } : {}
  return { leave: { packingSlipLineIds: [packingSlipLineId] }, ...counted }
}

interface CountedProps {
  readonly line: Line
  readonly share: Share
  readonly isOpen: boolean
  readonly onChoose: (choice: Choice) => void
}

/** D35: what has no serial number is chosen by its count. */
function Counted({ line, share, isOpen, onChoose }: CountedProps) {
  const styles = useStyles()
  const { t } = useText()
  const present = line.serialised ? share.unnumbered : share.taken
  const [typed, setTyped] = useState<string | null>(null)
  const send = () => {
    const quantity = Number((typed ?? '').replace(',', '.'))
    if (typed !== null && typed !== '' && quantity !== present && quantity >= 0) {
      onChoose({ quantities: [{ packingSlipLineId: share.packingSlipLineId, quantity }] })
    }
    setTyped(null)
  }
  const label = line.serialised ? t('choose.unnumbered') : t('choose.quantity', { number: share.packingSlipNumber })
  return (
    <Field label={label} className={styles.number}>
      <Input
        inputMode="decimal"
        disabled={!isOpen}
        value={typed ?? String(present)}
        onChange={(_, { value }) => setTyped(value)}
        onBlur={send}
        onKeyDown={(event) => event.key === 'Enter' && send()}
      />
    </Field>
  )
}
