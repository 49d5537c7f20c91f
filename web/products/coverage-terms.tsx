import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { coverageOf } from '#domain/coverage.ts'
import { factsOfSale } from '#domain/coverage-facts.ts'
import {
  coverageBases,
  coverageKinds,
  coverageStarts,
  coverageUnits,
  reviewBasis,
  usualBasis,
} from '#domain/coverage-terms.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { ChoiceField, NumberField, TextField } from '#web/ui/record/fields.tsx'
import { Section } from '#web/ui/section.tsx'
import type { ProductRecord } from './product-page.tsx'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(110px, 1fr))',
    gap: '8px',
    alignItems: 'end',
  },
  example: { margin: '2px 0 12px', color: tokens.colorNeutralForeground2 },
})

/** D4: what comes with every unit of the product; each with an example, had it been sold today. */
export function CoverageTerms({ record: { draft, set } }: { readonly record: ProductRecord }) {
  const styles = useStyles()
  const { t } = useText()
  const { day } = useFormats()
  const { coverageTerms: terms } = draft
  const change = (index: number, next: Partial<(typeof terms)[number]>) =>
    set({ coverageTerms: terms.map((term, at) => (at === index ? { ...term, ...next } : term)) })
  const today = new Date().toISOString().slice(0, 10)
  const examples = coverageOf(factsOfSale(terms, { deliveredOn: today, invoicedOn: today }), today)
  return (
    <Section title={t('products.coverage')} summary={terms.length}>
      {terms.map((term, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place while it is typed
        <div key={index}>
          <div className={styles.row}>
            <ChoiceField
              label={`${t('products.term')} ${index + 1}`}
              value={term.kind}
              options={coverageKinds.map((value) => ({ value, text: t(`products.termKinds.${value}`) }))}
              onChange={(kind) => change(index, { kind, basis: usualBasis(kind) })}
            />
            <ChoiceField
              label={t('products.basis')}
              value={term.basis}
              options={basesOf(term.kind).map((value) => ({ value, text: t(`products.bases.${value}`) }))}
              onChange={(basis) => change(index, { basis })}
            />
            <TextField
              label={t('products.termName')}
              maxLength={100}
              value={term.name}
              onChange={(name) => change(index, { name })}
            />
            <NumberField
              label={t('products.length')}
              value={term.length}
              onChange={(length) => change(index, { length })}
            />
            <ChoiceField
              label={t('products.unit')}
              value={term.unit}
              options={coverageUnits.map((value) => ({ value, text: t(`products.units.${value}`) }))}
              onChange={(unit) => change(index, { unit })}
            />
            <ChoiceField
              label={t('products.startsFrom')}
              value={term.startsFrom}
              options={coverageStarts.map((value) => ({ value, text: t(`products.starts.${value}`) }))}
              onChange={(startsFrom) => change(index, { startsFrom })}
            />
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t('products.removeTerm', { number: index + 1 })}
              onClick={() => set({ coverageTerms: terms.filter((_, at) => at !== index) })}
            />
          </div>
          {term.length > 0 && (
            <p className={styles.example}>{t('products.soldToday', { day: day(examples[index]?.until ?? null) })}</p>
          )}
        </div>
      ))}
      <Button
        onClick={() =>
          set({
            coverageTerms: [
              ...terms,
              {
                kind: 'warranty',
                basis: usualBasis('warranty'),
                name: '',
                length: 24,
                unit: 'months',
                startsFrom: 'delivery',
              },
            ],
          })
        }
      >
        {t('products.addTerm')}
      </Button>
    </Section>
  )
}

/** What a term of this kind may rest on. */
function basesOf(kind: (typeof coverageKinds)[number]) {
  return coverageBases.filter((basis) => reviewBasis({ kind, basis }).length === 0)
}
