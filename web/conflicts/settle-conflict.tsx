import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import type { ConflictView } from '#conflicts/views.ts'
import type { Duty } from '#domain/duty.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'

const ways = ['takenBack', 'accepted', 'corrected'] as const
type Way = (typeof ways)[number]

const dutyOf: Readonly<Record<Way, Duty>> = {
  takenBack: 'maintainReturnOrders',
  accepted: 'overrideDuplicateSerialNumbers',
  corrected: 'maintainSerialNumberCorrections',
}

interface SettleProps {
  readonly conflict: ConflictView
  readonly onClose: () => void
}

/** Settles a conflict in one of its ways, each with its duty; what it does is said first (D62). */
export function SettleConflict({ conflict, onClose }: SettleProps) {
  const { t } = useText()
  const { can } = useSession()
  const done = useDone()
  const [how, setHow] = useState<Way | null>(() => ways.find((way) => can(dutyOf[way])) ?? null)
  const [serialNumber, setSerialNumber] = useState('')
  const settle = useCommand<string>(
    (reason) => ({
      url: `/conflicts/${conflict.registrationId}/settlement`,
      body: { how, reason, ...(how === 'corrected' ? { serialNumber } : {}) },
    }),
    {
      onDone: () => {
        done(t('conflicts.settled'))
        onClose()
      },
    },
  )
  return (
    <ReasonDialog
      title={t('conflicts.settleOf', { serialNumber: conflict.serialNumber ?? conflict.productNumber })}
      submitText={t('conflicts.settle')}
      problem={settle.error}
      isBusy={settle.isPending}
      canSubmit={how !== null && (how !== 'corrected' || serialNumber.trim() !== '')}
      onSubmit={(reason) => settle.mutate(reason)}
      onClose={onClose}
    >
      <Field label={t('conflicts.how')}>
        <RadioGroup value={how ?? ''} onChange={(_, { value }) => setHow(ways.find((way) => way === value) ?? null)}>
          {ways.map((way) => (
            <Radio key={way} value={way} disabled={!can(dutyOf[way])} label={t(`conflicts.ways.${way}`)} />
          ))}
        </RadioGroup>
      </Field>
      {how && <p>{t(`conflicts.does.${how}`)}</p>}
      {how === 'corrected' && (
        <Field label={t('conflicts.serialNumber')} required>
          <Input value={serialNumber} maxLength={512} onChange={(_, { value }) => setSerialNumber(value)} />
        </Field>
      )}
    </ReasonDialog>
  )
}
