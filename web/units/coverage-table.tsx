import { makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, DismissCircleRegular } from '@fluentui/react-icons'
import type { UnitCard } from '#serial-numbers/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', '& th, & td': { textAlign: 'start', padding: '6px 16px 6px 0' } },
  valid: { color: tokens.colorStatusSuccessForeground1, fontWeight: tokens.fontWeightSemibold },
  icon: { verticalAlign: 'middle', marginInlineEnd: '4px' },
})

/** D53: each term with its first and last day, and whether it holds on the day asked for. */
export function CoverageTable({ coverage }: Pick<UnitCard, 'coverage'>) {
  const styles = useStyles()
  const { t } = useText()
  const { day } = useFormats()
  if (coverage.length === 0) return <p>{t('trace.noTerms')}</p>
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('units.term')}</th>
          <th scope="col">{t('units.from')}</th>
          <th scope="col">{t('units.until')}</th>
          <th scope="col">{t('units.valid')}</th>
        </tr>
      </thead>
      <tbody>
        {coverage.map((term) => (
          <tr key={`${term.kind} ${term.name} ${term.length} ${term.unit} ${term.startsFrom}`}>
            <td>{nameOf(term, t(`units.kinds.${term.kind === 'service' ? 'service' : 'warranty'}`))}</td>
            <td>{day(term.from)}</td>
            <td>{day(term.until)}</td>
            <td className={term.valid ? styles.valid : undefined}>
              {term.valid ? (
                <CheckmarkCircleFilled className={styles.icon} aria-hidden />
              ) : (
                <DismissCircleRegular className={styles.icon} aria-hidden />
              )}
              {t(term.valid ? 'units.isValid' : 'units.isNotValid')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The term's own name, else that of its kind. */
export function nameOf({ name }: { readonly name: string }, kind: string): string {
  return name || kind
}
