import { useState } from 'react'
import { type Disposition, dispositions } from '#domain/return.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { TextField } from '#web/ui/record/fields.tsx'
import type { ReturnDialogProps } from './close-return.tsx'
import type { ReturnLine } from './return-order-lines.tsx'
import { type ReturnTerms, ReturnTermsFields } from './return-terms.tsx'

interface EditReturnLineProps extends ReturnDialogProps {
  readonly line: ReturnLine
}

/** What only a unit with a row of its own can become (D52). */
const ofUnits: readonly Disposition[] = ['replace', 'repair']

/** Another quantity, reason or disposition of a line; of one without a sale its price too. */
export function EditReturnLine({ order, line, onClose }: EditReturnLineProps) {
  const { t } = useText()
  const [quantity, setQuantity] = useState(String(line.quantity))
  const [salesPrice, setPrice] = useState(line.salesPrice ?? '')
  const [terms, setTerms] = useState<ReturnTerms>(line)
  const wanted = Number(plain(quantity))
  const fixed = line.serialised ? line.quantityReceived > 0 : line.quantityCredited > 0
  const body = {
    ...(wanted === line.quantity ? {} : { quantity: wanted }),
    ...(plain(salesPrice) === (line.salesPrice ?? '') ? {} : { salesPrice: plain(salesPrice) || null }),
    ...(terms.returnReasonCode === line.returnReasonCode ? {} : { returnReasonCode: terms.returnReasonCode }),
    ...(terms.disposition === line.disposition ? {} : { disposition: terms.disposition }),
  }
  const { mutate, error, isPending } = useCommand<void>(
    () => ({
      method: 'PATCH',
      url: `/return-orders/${order.id}/lines/${line.id}`,
      body,
      ifMatch: order.edition,
    }),
    { onDone: onClose },
  )
  return (
    <FormDialog
      title={t('returns.editLine', { line: line.lineNumber })}
      submitText={t('common.save')}
      problem={error}
      isBusy={isPending}
      canSubmit={Object.keys(body).length > 0 && wanted >= 0}
      onSubmit={mutate}
      onClose={onClose}
    >
      <TextField label={`${t('returns.expected')} (${line.unit})`} value={quantity} onChange={setQuantity} />
      {!line.sale && (
        <TextField
          label={t('returns.creditPrice')}
          hint={t('returns.creditPriceHint')}
          value={salesPrice}
          onChange={setPrice}
        />
      )}
      <ReturnTermsFields
        value={terms}
        without={fixed ? dispositions.filter((one) => one !== line.disposition) : line.serialised ? [] : ofUnits}
        onChange={({ returnReasonCode, disposition }) => setTerms({ returnReasonCode, disposition })}
      />
      {fixed && <p>{t(line.serialised ? 'returns.decidePerUnit' : 'returns.decided')}</p>}
    </FormDialog>
  )
}

function plain(text: string): string {
  return text.trim().replace(',', '.')
}
