import { makeStyles, tokens } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import type { ConflictView } from '#conflicts/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { addressOfDocument } from '#web/ui/document-address.ts'

const useStyles = makeStyles({
  sales: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(260px, 100%), 1fr))',
    gap: '8px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  sale: {
    display: 'grid',
    gap: '2px',
    padding: '8px 12px',
    borderLeft: `4px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  overridden: { borderLeftColor: tokens.colorStatusWarningBorder2 },
})

/** Both sales beside each other: document, till, customer, when and by whom; each leads to its unit. */
export function ConflictSales({ sales }: Pick<ConflictView, 'sales'>) {
  const styles = useStyles()
  const { t } = useText()
  const { day, moment } = useFormats()
  return (
    <ul className={styles.sales}>
      {sales.map((sale) => (
        <li key={sale.registrationId} className={`${styles.sale} ${sale.overridden ? styles.overridden : ''}`}>
          <strong>{t(sale.overridden ? 'conflicts.second' : 'conflicts.first')}</strong>
          <Link to={addressOfDocument(sale.kind, sale.documentId) as never}>
            <bdi>{sale.document ?? t('conflicts.inPreparation')}</bdi>
          </Link>
          {sale.receiptNumber && (
            <span>{t('conflicts.receipt', { number: sale.receiptNumber, till: sale.tillCode ?? '' })}</span>
          )}
          <bdi>{sale.customerName}</bdi>
          <span>{day(sale.soldOn)}</span>
          <span>{t('conflicts.registered', { at: moment(sale.registeredAt), by: sale.registeredBy })}</span>
          <Link to={`/units/${sale.registrationId}` as never}>{t('conflicts.unit')}</Link>
        </li>
      ))}
    </ul>
  )
}
