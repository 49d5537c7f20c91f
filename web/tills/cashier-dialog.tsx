import { useState } from 'react'
import { pinPattern } from '#domain/pin.ts'
import type { UserView } from '#security/views.ts'
import type { CashierView } from '#tills/views.ts'
import { useCommand } from '#web/api/command.ts'
import { type Page as Items, useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { ChoiceField, SwitchField, TextField } from '#web/ui/record/fields.tsx'

interface CashierDialogProps {
  /** Null for a user who is none yet. */
  readonly cashier: CashierView | null
  /** Ids of those who are cashiers already. */
  readonly known: readonly string[]
  readonly onClose: () => void
}

/** D61: gives a user a PIN, and a badge where wanted. */
export function CashierDialog({ cashier, known, onClose }: CashierDialogProps) {
  const { t } = useText()
  const [userId, setUserId] = useState(cashier?.userId ?? '')
  const [pin, setPin] = useState('')
  const [badge, setBadge] = useState('')
  const [takesBadge, setTakesBadge] = useState(false)
  const given = takesBadge ? { badge: null } : badge.trim() === '' ? {} : { badge: badge.trim() }
  const { mutate, error, isPending } = useCommand<void>(
    () => ({ method: 'PUT', url: `/cashiers/${userId}`, body: { ...(pin === '' ? {} : { pin }), ...given } }),
    { onDone: onClose },
  )
  const isGood = pin === '' ? cashier !== null : new RegExp(pinPattern).test(pin)
  return (
    <FormDialog
      title={cashier ? t('cashiers.change', { name: cashier.name }) : t('cashiers.add')}
      submitText={cashier ? t('common.save') : t('common.add')}
      problem={error}
      isBusy={isPending}
      canSubmit={userId !== '' && isGood}
      onSubmit={mutate}
      onClose={onClose}
    >
      {!cashier && <UserChoice known={known} value={userId} onChange={setUserId} />}
      <TextField
        label={t('cashiers.pin')}
        type="password"
        autoComplete="new-password"
        maxLength={8}
        isRequired={!cashier}
        hint={cashier ? t('cashiers.pinKept') : t('cashiers.pinHint')}
        value={pin}
        onChange={setPin}
      />
      <TextField
        label={t('cashiers.badge')}
        type="password"
        autoComplete="new-password"
        maxLength={64}
        isDisabled={takesBadge}
        hint={t('cashiers.badgeHint')}
        value={badge}
        onChange={setBadge}
      />
      {cashier?.hasBadge && <SwitchField label={t('cashiers.takeBadge')} value={takesBadge} onChange={setTakesBadge} />}
    </FormDialog>
  )
}

interface UserChoiceProps {
  readonly known: readonly string[]
  readonly value: string
  readonly onChange: (id: string) => void
}

function UserChoice({ known, value, onChange }: UserChoiceProps) {
  const { t } = useText()
  const { data } = useInquiry<Items<UserView>>('/users', { limit: 200, sort: 'name' })
  const users = (data?.items ?? []).filter(({ id }) => !known.includes(id))
  return (
    <ChoiceField
      label={t('cashiers.user')}
      isRequired
      value={value}
      options={[
        { value: '', text: t('cashiers.choose') },
        ...users.map(({ id, name, email }) => ({ value: id, text: `${name} (${email})` })),
      ]}
      onChange={onChange}
    />
  )
}
