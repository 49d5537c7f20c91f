import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { UnitView } from '#serial-numbers/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { SerialText } from '#web/ui/serial-text.tsx'
import { useDone } from '#web/ui/toast.tsx'

const useStyles = makeStyles({
  change: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: '12px',
    '& dd': { margin: 0, fontSize: tokens.fontSizeBase400 },
  },
})

/** D40: another serial number for a unit, or the one of a not readable one: before and after, and what goes with it. */
export function CorrectDialog({ unit, onClose }: { readonly unit: UnitView; readonly onClose: () => void }) {
  const styles = useStyles()
  const { t } = useText()
  const done = useDone()
  const [serialNumber, setSerialNumber] = useState('')
  const [isNotReadable, setNotReadable] = useState(false)
  const after = isNotReadable ? null : serialNumber.trim()
  const { mutate, error, isPending } = useCommand(
    (reason: string) => ({ url: `/registrations/${unit.id}/corrections`, body: { serialNumber: after, reason } }),
    {
      onDone: () => {
        done(t('correction.done'))
        onClose()
      },
    },
  )
  const isShipped = unit.state === 'shipped' || unit.state === 'invoiced'
  const invoiceInPreparation = unit.invoice !== null && unit.invoice.number === null
  return (
    <ReasonDialog
      title={t(unit.notReadable ? 'correction.complete' : 'correction.title')}
      submitText={t('correction.submit')}
      problem={error}
      isBusy={isPending}
      isOptional={!isShipped}
      canSubmit={after === null || after !== ''}
      onSubmit={mutate}
      onClose={onClose}
    >
      <Field label={t('correction.serialNumber')} required>
        <Input
          value={serialNumber}
          maxLength={512}
          disabled={isNotReadable}
          autoComplete="off"
          onChange={(_, { value }) => setSerialNumber(value)}
        />
      </Field>
      {!unit.notReadable && (
        <Checkbox
          label={t('correction.notReadable')}
          checked={isNotReadable}
          onChange={(_, { checked }) => setNotReadable(checked === true)}
        />
      )}
      <dl className={styles.change}>
        <div>
          <dt>{t('correction.before')}</dt>
          <dd>
            <SerialText serialNumber={unit.serialNumber} />
          </dd>
        </div>
        <div>
          <dt>{t('correction.after')}</dt>
          <dd>
            <SerialText serialNumber={after} />
          </dd>
        </div>
      </dl>
      <div>
        {t('correction.changes')}
        <ul>
          {unit.packingSlip?.number && <li>{t('correction.onSlip', { number: unit.packingSlip.number })}</li>}
          {isShipped && <li>{t('correction.onSlipPrinted')}</li>}
          {invoiceInPreparation && <li>{t('correction.onInvoice')}</li>}
          {!unit.notReadable && <li>{t('correction.free')}</li>}
          <li>{t('correction.inHistory')}</li>
        </ul>
      </div>
    </ReasonDialog>
  )
}
