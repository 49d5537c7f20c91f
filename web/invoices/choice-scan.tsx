import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, DismissCircleFilled, InfoFilled } from '@fluentui/react-icons'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Problem } from '#web/api/problem.ts'
import { useText } from '#web/language/language.ts'
import { Refusals } from '#web/ui/refusals.tsx'
import { ScanField, type ScanMode } from '#web/ui/scan-field/scan-field.tsx'
import { play } from '#web/ui/scan-field/tones.ts'
import { useBurst } from '#web/ui/scan-field/use-burst.ts'
import { SerialText } from '#web/ui/serial-text.tsx'
import type { Choice, Invoice } from './use-choices.ts'

const useStyles = makeStyles({
  scan: { display: 'grid', gap: '8px' },
  modes: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '4px' },
  verdict: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '56px',
    padding: '4px 14px',
    fontSize: '24px',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `2px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  good: {
    color: tokens.colorStatusSuccessForeground1,
    backgroundColor: tokens.colorStatusSuccessBackground1,
    border: `3px solid ${tokens.colorStatusSuccessBorder2}`,
  },
  bad: {
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
    border: `3px double ${tokens.colorStatusDangerBorder2}`,
  },
})

interface ChoiceScanProps {
  readonly invoice: Invoice
  readonly choose: (choice: Choice, options?: { onSuccess?: () => void; onError?: () => void }) => void
  readonly problem: Problem | null
  readonly isBusy: boolean
}

interface Told {
  readonly text: string
  readonly kind: 'ticked' | 'unticked' | 'refused'
}

/** Ticks or unticks units by scanning them, wherever on the page a scan begins. */
export function ChoiceScan({ choose, problem }: ChoiceScanProps) {
  const styles = useStyles()
  const { t } = useText()
  const field = useRef<HTMLInputElement>(null)
  const [mode, setMode] = useState<ScanMode>('add')
  const [told, setTold] = useState<Told | null>(null)
  useEffect(() => field.current?.focus(), [])
  const enter = useCallback(
    (text: string) => {
      const serialNumbers = [text]
      const kind = mode === 'add' ? 'ticked' : 'unticked'
      choose(mode === 'add' ? { take: { serialNumbers } } : { leave: { serialNumbers } }, {
        onSuccess: () => {
          setTold({ text, kind })
          play(mode === 'add' ? 'accepted' : 'removed')
        },
        onError: () => {
          setTold({ text, kind: 'refused' })
          play('refused')
        },
      })
      field.current?.focus()
    },
    [choose, mode],
  )
  const burst = useMemo(
    () => ({
      onEntry: enter,
      onText: (text: string) => {
        if (field.current) field.current.value = text
        field.current?.focus()
      },
      onBlocked: () => play('refused'),
    }),
    [enter],
  )
  useBurst(field, burst)
  const switchTo = (next: ScanMode) => {
    setMode(next)
    field.current?.focus()
  }
  return (
    <div className={styles.scan}>
      <div role="group" aria-label={t('choose.mode')} className={styles.modes}>
        {(['add', 'remove'] as const).map((one) => (
          <Button
            key={one}
            size="large"
            appearance={mode === one ? 'primary' : 'secondary'}
            aria-pressed={mode === one}
            onClick={() => switchTo(one)}
          >
            {t(one === 'add' ? 'choose.ticking' : 'choose.unticking')}
          </Button>
        ))}
      </div>
      <ScanField
        field={field}
        mode={mode}
        label={t(mode === 'add' ? 'choose.field' : 'choose.fieldLeave')}
        onEntry={enter}
      />
      <Verdict told={told} />
      <Refusals problem={problem} />
    </div>
  )
}

function Verdict({ told }: { readonly told: Told | null }) {
  const styles = useStyles()
  const { t } = useText()
  const isRefused = told?.kind === 'refused'
  const Icon = !told ? InfoFilled : isRefused ? DismissCircleFilled : CheckmarkCircleFilled
  const look = !told ? undefined : isRefused ? styles.bad : styles.good
  return (
    <div
      role={isRefused ? 'alert' : 'status'}
      className={mergeClasses(styles.verdict, look)}
      data-verdict={told?.kind ?? 'none'}
    >
      <Icon aria-hidden />
      <span>
        {told ? t(`choose.${told.kind}`) : t('choose.ready')} {told && <SerialText serialNumber={told.text} />}
      </span>
    </div>
  )
}
