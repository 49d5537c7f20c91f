import { Button, makeStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { reviewBarcode } from '#domain/barcode.ts'
import { type Terms, useText } from '#web/language/language.ts'
import { ChoiceField, TextField } from '#web/ui/record/fields.tsx'
import { Section } from '#web/ui/section.tsx'
import type { ProductRecord } from './product-page.tsx'

type Fault = keyof Terms['products']['barcodeFaults']

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr) 44px',
    gap: '8px',
    alignItems: 'start',
    marginBottom: '8px',
  },
  /** Beside the fields, below their labels. */
  remove: { marginTop: '26px' },
})

/** The barcodes of a product; a GTIN's check digit is told while typing (D3). */
export function Barcodes({ record: { draft, set } }: { readonly record: ProductRecord }) {
  const styles = useStyles()
  const { t } = useText()
  const { barcodes } = draft
  const kinds = (['gtin', 'free'] as const).map((value) => ({ value, text: t(`products.barcodeKinds.${value}`) }))
  const change = (index: number, next: Partial<(typeof barcodes)[number]>) =>
    set({ barcodes: barcodes.map((one, at) => (at === index ? { ...one, ...next } : one)) })
  return (
    <Section title={t('products.barcodes')} summary={barcodes.length}>
      {barcodes.map((one, index) => {
        const refusal = one.barcode === '' ? null : reviewBarcode(one)
        const isGood = one.kind === 'gtin' && one.barcode !== '' && !refusal
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place while it is typed
          <div key={index} className={styles.row}>
            <TextField
              label={`${t('products.barcode')} ${index + 1}`}
              maxLength={80}
              value={one.barcode}
              hint={isGood ? t('products.barcodeGood') : undefined}
              fault={refusal ? t(`products.barcodeFaults.${refusal.code as Fault}`, refusal.details) : undefined}
              onChange={(barcode) => change(index, { barcode })}
            />
            <ChoiceField
              label={t('products.kind')}
              value={one.kind}
              options={kinds}
              onChange={(kind) => change(index, { kind })}
            />
            <Button
              appearance="subtle"
              className={styles.remove}
              icon={<DismissRegular />}
              aria-label={t('products.removeBarcode', { barcode: one.barcode })}
              onClick={() => set({ barcodes: barcodes.filter((_, at) => at !== index) })}
            />
          </div>
        )
      })}
      <Button onClick={() => set({ barcodes: [...barcodes, { barcode: '', kind: 'gtin' }] })}>
        {t('products.addBarcode')}
      </Button>
    </Section>
  )
}
