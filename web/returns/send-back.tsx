import { Field, Input, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'
import type { ReturnDialogProps } from './close-return.tsx'
import { UnitChoice, useUnitsToSettle } from './unit-choice.tsx'

/** D52: repaired units go back to their customer; the days that they were away extend their coverage (D53). */
export function SendBack({ order, onClose }: ReturnDialogProps) {
  const { t } = useText()
  const done = useDone()
  const units = useUnitsToSettle(order.id, 'repair')
  const [left, setLeft] = useState<readonly string[]>([])
  const [sentBackOn, setSentBackOn] = useState('')
  const [note, setNote] = useState('')
  const returnUnitIds = units.map(({ id }) => id).filter((id) => !left.includes(id))
  const { mutate, error, isPending } = useCommand<void>(
    () => ({
      url: `/return-orders/${order.id}/repair-returns`,
      body: { returnUnitIds, ...(sentBackOn ? { sentBackOn } : {}), ...(note.trim() ? { note: note.trim() } : {}) },
    }),
    {
      onDone: () => {
        done(t('returns.sentBack', { count: returnUnitIds.length }))
        onClose()
      },
    },
  )
  return (
    <FormDialog
      title={t('returns.sendBackTitle')}
      submitText={t('returns.sendBackSubmit')}
      problem={error}
      isBusy={isPending}
      canSubmit={returnUnitIds.length > 0}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t('returns.sendBackText')}</p>
      <UnitChoice units={units} left={left} onChange={setLeft} />
      <Field label={t('returns.sentBackOn')} hint={t('returns.todayHint')}>
        <Input type="date" value={sentBackOn} onChange={(_, { value }) => setSentBackOn(value)} />
      </Field>
      <Field label={t('returns.repairNote')} hint={t('common.optional')}>
        <Textarea value={note} maxLength={500} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </FormDialog>
  )
}
