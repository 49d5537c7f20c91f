import { Badge, Button, makeStyles } from '@fluentui/react-components'
import { ArrowDownloadRegular, EditRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { UnitView } from '#serial-numbers/views.ts'
import { download } from '#web/api/client.ts'
import { usePages } from '#web/api/inquiry.ts'
import type { Problem } from '#web/api/problem.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import type { Column } from '#web/ui/list/column.ts'
import { RowTable } from '#web/ui/list/row-table.tsx'
import { useIsNarrow } from '#web/ui/narrow.ts'
import { Refusals } from '#web/ui/refusals.tsx'
import { SerialText } from '#web/ui/serial-text.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { CorrectDialog } from './correct-dialog.tsx'

const useStyles = makeStyles({
  units: { display: 'flex', flexDirection: 'column', height: '320px' },
  tools: { display: 'flex', justifyContent: 'end' },
})

interface LineUnitsProps {
  /** The line's units, e.g. `/packing-slip-lines/0191…/registrations`. */
  readonly url: string
  /** What the export asks for, e.g. `{ packingSlipLineId: '0191…' }`. */
  readonly filter: Readonly<Record<string, string>>
  readonly label: string
}

/** D81, D40: the units of a line with their states, however many; each opens its card, or is corrected; export. */
export function LineUnits({ url, filter, label }: LineUnitsProps) {
  const styles = useStyles()
  const { t } = useText()
  const { moment } = useFormats()
  const isNarrow = useIsNarrow()
  const { can } = useSession()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [correcting, setCorrecting] = useState<UnitView | null>(null)
  const pages = usePages<UnitView>(url)
  const correction = {
    id: 'correct',
    width: 1,
    isMain: true,
    cell: (unit: UnitView) =>
      mayBeCorrected(unit) && (
        <Button
          size="small"
          appearance="subtle"
          icon={<EditRegular />}
          aria-label={t('correction.ofUnit', { serialNumber: unit.serialNumber ?? t('unit.notReadable') })}
          onClick={() => setCorrecting(unit)}
        />
      ),
  }
  const columns: readonly Column<UnitView>[] = [
    {
      id: 'serialNumber',
      header: t('unit.serialNumber'),
      width: 4,
      isMain: true,
      cell: ({ serialNumber, reused }) => (
        <>
          <SerialText serialNumber={serialNumber} /> {reused && <Badge appearance="outline">{t('unit.reused')}</Badge>}
        </>
      ),
    },
    {
      id: 'state',
      header: t('field.state'),
      width: 3,
      isMain: true,
      cell: ({ state }) => <StateBadge state={state} />,
    },
    { id: 'invoice', header: t('field.invoice'), width: 3, cell: ({ invoice }) => invoice?.number ?? '' },
    { id: 'at', header: t('field.registered'), width: 3, cell: ({ registeredAt }) => moment(registeredAt) },
    ...(can('maintainSerialNumberCorrections') ? [{ ...correction, header: t('correction.submit') }] : []),
  ]
  const exportUnits = () => download({ url: '/serial-numbers.csv', query: filter }, 'pakbon.csv').catch(setProblem)
  return (
    <div className={styles.units}>
      <Refusals problem={pages.error ?? problem} />
      <div className={styles.tools}>
        <Button appearance="subtle" icon={<ArrowDownloadRegular />} onClick={exportUnits}>
          {t('list.export')}
        </Button>
      </div>
      <RowTable
        label={label}
        rows={pages.data ?? []}
        columns={isNarrow ? columns.filter(({ isMain }) => isMain) : columns}
        keyOf={({ id }) => id}
        linkOf={({ id }) => `/units/${id}`}
        isLoading={pages.isFetching}
        hasMore={pages.hasNextPage}
        onMore={() => !pages.isFetching && pages.fetchNextPage()}
      />
      {correcting && <CorrectDialog unit={correcting} onClose={() => setCorrecting(null)} />}
    </div>
  )
}

/** Whether it is worth asking: the server has the last word, and says why not. */
function mayBeCorrected({ state }: UnitView): boolean {
  return state === 'registered' || state === 'shipped'
}
