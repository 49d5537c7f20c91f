import { Button, Field, makeStyles, tokens } from '@fluentui/react-components'
import { DismissCircleFilled } from '@fluentui/react-icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { HolderLink } from '#web/ui/holder-link.tsx'
import { RecordPicker } from '#web/ui/pickers/record-picker.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { SerialText } from '#web/ui/serial-text.tsx'
import type { Entry, RefusedEntry } from './use-announcing.ts'

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '4px 12px',
    marginBottom: '8px',
    padding: '10px 16px',
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
    border: `2px solid ${tokens.colorStatusDangerBorder2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
    '& a': { color: tokens.colorStatusDangerForeground1, display: 'inline-block', minHeight: '24px' },
  },
  icon: { fontSize: '28px' },
  entry: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightBold },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', marginTop: '6px' },
})

/** What asks for a product: nothing is guessed (D50). */
const productCodes = ['SERIAL_AMBIGUOUS', 'RETURN_PRODUCT_NEEDED']

interface RefusedReturnsProps {
  readonly refused: readonly RefusedEntry[]
  readonly onAgain: (entry: Entry, how?: Pick<Entry, 'productId' | 'overrideReason'>) => void
  readonly onSettle: (entry: Entry) => void
}

/** What was refused, with its reason, the document in the way, and the way out; it stays until it is dealt with. */
export function RefusedReturns({ refused, onAgain, onSettle }: RefusedReturnsProps) {
  const { t } = useText()
  const [asking, setAsking] = useState<{ readonly what: 'product' | 'reason'; readonly entry: Entry } | null>(null)
  const close = () => setAsking(null)
  const again = (how: Pick<Entry, 'productId' | 'overrideReason'>) => {
    if (asking) onAgain(asking.entry, how)
    close()
  }
  return (
    <div role="alert">
      {[...refused].reverse().map((one) => (
        <Refused
          key={one.entry.id}
          refused={one}
          onAsk={(what) => setAsking({ what, entry: one.entry })}
          onAgain={() => onAgain(one.entry)}
          onSettle={() => onSettle(one.entry)}
        />
      ))}
      {asking?.what === 'product' && (
        <ProductDialog entry={asking.entry} onChoose={(productId) => again({ productId })} onClose={close} />
      )}
      {asking?.what === 'reason' && (
        <ReasonDialog
          title={t('returns.overrideTitle')}
          submitText={t('returns.override')}
          onSubmit={(overrideReason) => again({ overrideReason })}
          onClose={close}
        >
          <SerialText serialNumber={asking.entry.text} />
        </ReasonDialog>
      )}
    </div>
  )
}

interface RefusedProps {
  readonly refused: RefusedEntry
  readonly onAsk: (what: 'product' | 'reason') => void
  readonly onAgain: () => void
  readonly onSettle: () => void
}

function Refused({ refused: { entry, refusals }, onAsk, onAgain, onSettle }: RefusedProps) {
  const styles = useStyles()
  const { t } = useText()
  const has = (...codes: readonly string[]) => refusals.some(({ code }) => codes.includes(code))
  return (
    <div className={styles.box} data-refused={entry.text}>
      <DismissCircleFilled className={styles.icon} aria-hidden />
      <div>
        <div className={styles.entry}>
          <SerialText serialNumber={entry.text} />
        </div>
        {refusals.map((refusal) => (
          <div key={refusal.code} data-code={refusal.code}>
            {refusal.text} <HolderLink refusal={refusal} />
          </div>
        ))}
        <div className={styles.actions}>
          {has(...productCodes) && <Button onClick={() => onAsk('product')}>{t('returns.chooseProduct')}</Button>}
          {has('RETURN_REASON_NEEDED') && <Button onClick={() => onAsk('reason')}>{t('returns.override')}</Button>}
          {has('CONNECTION_LOST') && <Button onClick={onAgain}>{t('common.tryAgain')}</Button>}
          <Button onClick={onSettle}>{t('returns.leave')}</Button>
          <Link to="/trace" search={{ serial: entry.text } as never}>
            {t('returns.trace')}
          </Link>
        </div>
      </div>
    </div>
  )
}

interface ProductDialogProps {
  readonly entry: Entry
  readonly onChoose: (productId: string) => void
  readonly onClose: () => void
}

function ProductDialog({ entry, onChoose, onClose }: ProductDialogProps) {
  const { t } = useText()
  const [product, setProduct] = useState<{ readonly id: string; readonly text: string } | null>(null)
  return (
    <FormDialog
      title={t('returns.chooseProduct')}
      submitText={t('returns.withProduct')}
      canSubmit={product !== null}
      onSubmit={() => product && onChoose(product.id)}
      onClose={onClose}
    >
      <SerialText serialNumber={entry.text} />
      <Field label={t('field.product')} required>
        <RecordPicker
          kind="product"
          label={t('field.product')}
          chosen={product?.text ?? ''}
          onPick={(hit) => setProduct({ id: hit.id, text: `${hit.number ?? ''} ${hit.title}`.trim() })}
        />
      </Field>
    </FormDialog>
  )
}
