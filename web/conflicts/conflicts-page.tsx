import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { ConflictView } from '#conflicts/views.ts'
import { usePages } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { SerialText } from '#web/ui/serial-text.tsx'
import { ConflictSales } from './conflict-sales.tsx'
import { SettleConflict } from './settle-conflict.tsx'
import { StrandedSales } from './stranded-sales.tsx'

const useStyles = makeStyles({
  conflict: {
    display: 'grid',
    gap: '8px',
    padding: '12px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400 },
  settle: { marginInlineStart: 'auto' },
  list: { display: 'grid', gap: '12px', margin: 0, padding: 0, listStyleType: 'none' },
})

/** D62: serial numbers that were sold twice, with the evidence of all their sales; and sales that could not be posted. */
export function ConflictsPage() {
  const styles = useStyles()
  const { t } = useText()
  const { data: conflicts = [], error, isPending, hasNextPage, fetchNextPage } = usePages<ConflictView>('/conflicts')
  const [settling, setSettling] = useState<ConflictView | null>(null)
  return (
    <Page title={t('conflicts.title')}>
      <p>{t('conflicts.intro')}</p>
      <Refusals problem={error} />
      {!isPending && conflicts.length === 0 && <p role="status">{t('conflicts.none')}</p>}
      <ul className={styles.list}>
        {conflicts.map((conflict) => (
          <Conflict key={conflict.registrationId} conflict={conflict} onSettle={() => setSettling(conflict)} />
        ))}
      </ul>
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{t('conflicts.more')}</Button>}
      <StrandedSales />
      {settling && <SettleConflict conflict={settling} onClose={() => setSettling(null)} />}
    </Page>
  )
}

function Conflict({ conflict, onSettle }: { readonly conflict: ConflictView; readonly onSettle: () => void }) {
  const styles = useStyles()
  const { t } = useText()
  const { moment } = useFormats()
  const { serialNumber, productNumber, productName, acceptedAt, acceptedBy, reason } = conflict
  return (
    <li className={styles.conflict} data-conflict={conflict.registrationId}>
      <div className={styles.head}>
        <h2 className={styles.title}>
          <SerialText serialNumber={serialNumber} /> <bdi>{`${productNumber} ${productName}`}</bdi>
        </h2>
        <Button
          className={styles.settle}
          aria-label={t('conflicts.settleOf', { serialNumber: serialNumber ?? productNumber })}
          onClick={onSettle}
        >
          {t('conflicts.settle')}
        </Button>
      </div>
      <p>{t('conflicts.accepted', { at: moment(acceptedAt), by: acceptedBy, reason })}</p>
      <ConflictSales sales={conflict.sales} />
    </li>
  )
}
