import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReturnOrderView } from '#returns/views.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { CloseReturn } from './close-return.tsx'
import { CreditReturn } from './credit-return.tsx'
import { ReceiveReturn } from './receive-return.tsx'
import { ReplaceUnits } from './replace-units.tsx'
import { SendBack } from './send-back.tsx'
import { type Step, stepsOf } from './steps.ts'

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '8px',
    padding: '12px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `2px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  step: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '4px 12px',
  },
  next: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

const dialogs = {
  receive: ReceiveReturn,
  credit: CreditReturn,
  replace: ReplaceUnits,
  sendBack: SendBack,
  close: CloseReturn,
} as const

/** What is still to do with a return order: the next thing first and large, what else there is below it. */
export function NextStep({ order }: { readonly order: ReturnOrderView }) {
  const styles = useStyles()
  const { t } = useText()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<keyof typeof dialogs | null>(null)
  const steps = stepsOf(order)
  const [next] = steps
  if (!next) return <p>{t(order.state === 'closed' ? 'returns.allDone' : 'returns.nothingExpected')}</p>
  const start = ({ kind, receiptId }: Step) => {
    if (kind === 'goOn') navigate({ to: `/return-receipts/${receiptId}/serial-numbers` as never })
    else setOpened(kind)
  }
  const Dialog = opened && dialogs[opened]
  return (
    <section aria-label={t('returns.toDo')} className={styles.box} data-step={next.kind}>
      {steps.map((step) => (
        <StepRow key={step.kind} step={step} isNext={step === next} onStart={() => start(step)} />
      ))}
      {Dialog && <Dialog order={order} onClose={() => setOpened(null)} />}
    </section>
  )
}

interface StepRowProps {
  readonly step: Step
  readonly isNext: boolean
  readonly onStart: () => void
}

function StepRow({ step: { kind, count, needed }, isNext, onStart }: StepRowProps) {
  const styles = useStyles()
  const { t } = useText()
  const { can } = useSession()
  const [duty] = [needed].flat()
  return (
    <div className={styles.step}>
      <span className={isNext ? styles.next : undefined}>{t(`returns.stepTexts.${kind}`, { count })}</span>
      {can(needed) ? (
        <Button appearance={isNext ? 'primary' : 'secondary'} size={isNext ? 'large' : 'medium'} onClick={onStart}>
          {t(`returns.stepActs.${kind}`)}
        </Button>
      ) : (
        duty && <span className={styles.small}>{t('returns.needsDuty', { duty: t(`dutyName.${duty}`) })}</span>
      )}
    </div>
  )
}
