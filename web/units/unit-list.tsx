import { useSearch } from '@tanstack/react-router'
import type { UnitView } from '#serial-numbers/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { DataList } from '#web/ui/list/data-list.tsx'
import { filtersOf, type ListSearch } from '#web/ui/list/list-search.ts'
import { Page } from '#web/ui/page.tsx'
import { unitColumns } from './unit-columns.tsx'

const states = ['registered', 'shipped', 'invoiced', 'returned', 'reversed', 'removed'] as const

/** D83: units of a customer, a product, a document or a period; by the beginning of their serial number; not readable. */
export function UnitList() {
  const { t } = useText()
  const formats = useFormats()
  const search = useSearch({ strict: false }) as ListSearch
  const { state: _state, ...others } = filtersOf(search)
  const isNarrowed = Object.values(others).some(Boolean)
  const stateOptions = states.map((value) => ({ value, text: t(`state.${value}`) }))
  const readable = [
    { value: 'true', text: t('units.onlyNotReadable') },
    { value: 'false', text: t('units.onlyReadable') },
  ]
  return (
    <Page title={search.of ? t('units.of', { what: search.of }) : t('units.title')}>
      <DataList<UnitView>
        name="units"
        label={t('units.title')}
        url="/serial-numbers"
        isReady={isNarrowed}
        columns={unitColumns(t, formats)}
        filters={[
          { field: 'state', label: t('field.state'), options: stateOptions, isMultiple: true },
          { field: 'notReadable', label: t('units.notReadable'), options: readable },
          { field: 'deliveredFrom', label: t('units.deliveredFrom'), isDay: true },
          { field: 'deliveredTo', label: t('units.deliveredTo'), isDay: true },
        ]}
        linkOf={({ id }) => `/units/${id}`}
        empty={isNarrowed ? undefined : t('units.needed')}
      />
    </Page>
  )
}
