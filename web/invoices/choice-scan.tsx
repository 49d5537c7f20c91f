import { Button, makeStyles } from '@fluentui/react-components'
import { useEffect, useMemo, useRef } from 'react'
import type { Problem } from '#web/api/problem.ts'
import { useText } from '#web/language/language.ts'
import { Refusals } from '#web/ui/refusals.tsx'
import { ScanField, type ScanMode } from '#web/ui/scan-field/scan-field.tsx'
import { play } from '#web/ui/scan-field/tones.ts'
import { useBurst } from '#web/ui/scan-field/use-burst.ts'
import { ChoiceVerdict } from './choice-verdict.tsx'
import { useChoiceScans } from './use-choice-scans.ts'
import type { Choice } from './use-choices.ts'

const useStyles = makeStyles({
  scan: { display: 'grid', gap: '8px' },
  modes: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '4px' },
})

interface ChoiceScanProps {
  readonly choose: (choice: Choice) => Promise<unknown>
  /** Why a tick by hand was refused. */
  readonly problem: Problem | null
}

/** Ticks or unticks units by scanning them, wherever on the page a scan begins. */
export function ChoiceScan({ choose, problem }: ChoiceScanProps) {
  const styles = useStyles()
  const { t } = useText()
  const field = useRef<HTMLInputElement>(null)
  const { mode, setMode, told, refused, acknowledge, enter } = useChoiceScans(choose)
  useEffect(() => field.current?.focus(), [])
  const burst = useMemo(
    () => ({
      onEntry: (text: string) => {
        enter(text)
        field.current?.focus()
      },
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
  const see = () => {
    acknowledge()
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
      <ChoiceVerdict told={told} refused={refused} onAcknowledge={see} />
      <Refusals problem={problem} />
    </div>
  )
}
