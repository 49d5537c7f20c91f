import { Field } from '@fluentui/react-components'
import { useState } from 'react'
import type { TillView } from '#tills/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { RecordPicker } from '#web/ui/pickers/record-picker.tsx'
import { NumberField, SwitchField, TextField } from '#web/ui/record/fields.tsx'

interface TillDialogProps {
  /** Null for a new one. */
  readonly till: TillView | null
  readonly onClose: () => void
}

interface Draft {
  readonly code: string
  readonly name: string
  readonly customer: { readonly id: string; readonly text: string } | null
  readonly openingFloat: string
  readonly receiptFooter: string
  readonly receiptWidth: number
  readonly lockAfter: number
  readonly blocked: boolean
}

const blank: Draft = {
  code: '',
  name: '',
  customer: null,
  openingFloat: '0.00',
  receiptFooter: '',
  receiptWidth: 42,
  lockAfter: 5,
  blocked: false,
}

function draftOf({ customer, ...till }: TillView): Draft {
  return { ...till, customer: { id: customer.id, text: `${customer.number} ${customer.name}` } }
}

/** D60: makes or changes a till. */
export function TillDialog({ till, onClose }: TillDialogProps) {
  const { t } = useText()
  const [draft, setDraft] = useState(till ? draftOf(till) : blank)
  const set = (change: Partial<Draft>) => setDraft((present) => ({ ...present, ...change }))
  const { mutate, error, isPending } = useCommand<void>(() => requestOf(till, draft), { onDone: onClose })
  const canSubmit = draft.code.trim() !== '' && draft.name.trim() !== '' && draft.customer !== null
  return (
    <FormDialog
      title={till ? t('tills.change', { till: till.code }) : t('tills.add')}
      submitText={till ? t('common.save') : t('common.add')}
      problem={error}
      isBusy={isPending}
      canSubmit={canSubmit}
      onSubmit={mutate}
      onClose={onClose}
    >
      {!till && (
        <TextField
          label={t('tills.code')}
          hint={t('tills.codeHint')}
          isRequired
          maxLength={10}
          value={draft.code}
          onChange={(code) => set({ code: code.toUpperCase() })}
        />
      )}
      <TextField
        label={t('field.name')}
        isRequired
        maxLength={100}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <Field label={t('tills.customer')} hint={t('tills.customerHint')} required>
        <RecordPicker
          kind="customer"
          label={t('tills.customer')}
          chosen={draft.customer?.text ?? ''}
          onPick={({ id, title }) => set({ customer: { id, text: title } })}
        />
      </Field>
      <Settings draft={draft} set={set} />
      {till && (
        <SwitchField label={t('tills.blocked')} value={draft.blocked} onChange={(blocked) => set({ blocked })} />
      )}
    </FormDialog>
  )
}

interface SettingsProps {
  readonly draft: Draft
  readonly set: (change: Partial<Draft>) => void
}

function Settings({ draft, set }: SettingsProps) {
  const { t } = useText()
  return (
    <>
      <TextField
        label={t('tills.openingFloat')}
        maxLength={15}
        value={draft.openingFloat}
        onChange={(openingFloat) => set({ openingFloat })}
      />
      <NumberField label={t('tills.lockAfter')} value={draft.lockAfter} onChange={(lockAfter) => set({ lockAfter })} />
      <NumberField
        label={t('tills.receiptWidth')}
        value={draft.receiptWidth}
        onChange={(receiptWidth) => set({ receiptWidth })}
      />
      <TextField
        label={t('tills.receiptFooter')}
        isLong
        maxLength={1000}
        value={draft.receiptFooter}
        onChange={(receiptFooter) => set({ receiptFooter })}
      />
    </>
  )
}

function requestOf(till: TillView | null, { code, customer, blocked, ...draft }: Draft) {
  const body = {
    name: draft.name.trim(),
    customerId: customer?.id,
    openingFloat: draft.openingFloat.trim().replace(',', '.'),
    receiptFooter: draft.receiptFooter,
    receiptWidth: draft.receiptWidth,
    lockAfter: draft.lockAfter,
  }
  return till
    ? { method: 'PATCH' as const, url: `/tills/${till.id}`, body: { ...body, blocked }, ifMatch: till.edition }
    : { url: '/tills', body: { ...body, code: code.trim() } }
}
