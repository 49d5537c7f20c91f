import { Button, Dropdown, Input, makeStyles, Option, SearchBox, Toolbar } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import { download, type Query } from '#web/api/client.ts'
import type { Problem } from '#web/api/problem.ts'
import { useText } from '#web/language/language.ts'
import { Refusals } from '#web/ui/refusals.tsx'
import type { Column } from './column.ts'
import { ColumnChoice } from './column-choice.tsx'
import type { ListSearch } from './list-search.ts'
import { SavedViews } from './saved-views.tsx'

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', gap: '8px', padding: '8px' },
  end: { marginInlineStart: 'auto', display: 'flex', flexWrap: 'wrap', gap: '4px' },
  text: { minWidth: '180px', flex: '0 1 280px' },
  filter: { minWidth: '140px' },
  date: { width: '230px' },
})

/** A filter with a few values to choose from. */
export interface ListFilter {
  /** The server's parameter. */
  readonly field: string
  readonly label: string
  readonly options?: readonly { readonly value: string; readonly text: string }[]
  /** A day in place of options. */
  readonly isDay?: boolean
  /** Several values may be chosen at once. */
  readonly isMultiple?: boolean
}

interface ListToolsProps {
  readonly name: string
  readonly url: string
  readonly query: Query
  // biome-ignore lint/suspicious/noExplicitAny: the tools need a column's id and head, whatever its rows are
  readonly columns: readonly Column<any>[]
  readonly filters: readonly ListFilter[]
  readonly search: ListSearch
  readonly isPlain: boolean
  readonly onChange: (search: ListSearch) => void
}

/** Filters, saved views, choice of columns and export of a list. */
export function ListTools({ name, url, query, columns, filters, search, isPlain, onChange }: ListToolsProps) {
  const styles = useStyles()
  const { t } = useText()
  const [problem, setProblem] = useState<Problem | null>(null)
  const exportAs = (kind: 'csv' | 'xlsx') => {
    setProblem(null)
    const columns = search.columns
    download({ url: `${url}.${kind}`, query: { ...query, columns } }, `${name}.${kind}`).catch(setProblem)
  }
  return (
    <>
      <Toolbar aria-label={t('list.tools')} className={styles.tools}>
        {!isPlain && <TextFilter text={search.text ?? ''} onChange={(text) => onChange({ ...search, text })} />}
        {filters.map((filter) => (
          <FilterChoice
            key={filter.field}
            filter={filter}
            value={search[filter.field]}
            onChange={(value) => onChange({ ...search, [filter.field]: value })}
          />
        ))}
        <div className={styles.end}>
          {!isPlain && <SavedViews name={name} search={search} onChange={onChange} />}
          {!isPlain && (
            <ColumnChoice
              columns={columns}
              chosen={search.columns}
              onChange={(chosen) => onChange({ ...search, columns: chosen })}
            />
          )}
          <Button icon={<ArrowDownloadRegular />} appearance="subtle" onClick={() => exportAs('csv')}>
            {t('list.export')}
          </Button>
          <Button icon={<ArrowDownloadRegular />} appearance="subtle" onClick={() => exportAs('xlsx')}>
            {t('list.exportExcel')}
          </Button>
        </div>
      </Toolbar>
      <Refusals problem={problem} />
    </>
  )
}

/** Filters a moment after the last key, so that typing is never held up. */
function TextFilter({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const styles = useStyles()
  const { t } = useText()
  const [typed, setTyped] = useState(text)
  const timer = useRef<number>(undefined)
  useEffect(() => setTyped(text), [text])
  const type = (value: string) => {
    setTyped(value)
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => onChange(value), 250)
  }
  return (
    <SearchBox
      className={styles.text}
      aria-label={t('list.filter')}
      placeholder={t('list.filter')}
      value={typed}
      maxLength={100}
      onChange={(_, { value }) => type(value)}
    />
  )
}

interface FilterChoiceProps {
  readonly filter: ListFilter
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

function FilterChoice({ filter, value, onChange }: FilterChoiceProps) {
  const styles = useStyles()
  const { t } = useText()
  if (filter.isDay) return <DayChoice label={filter.label} value={value} onChange={onChange} />
  const chosen = value ? value.split(',') : []
  const options = filter.options ?? []
  const texts = options.filter((option) => chosen.includes(option.value)).map(({ text }) => text)
  return (
    <Dropdown
      className={styles.filter}
      aria-label={filter.label}
      placeholder={filter.label}
      multiselect={filter.isMultiple ?? false}
      selectedOptions={chosen}
      value={texts.join(', ')}
      onOptionSelect={(_, { optionValue, selectedOptions }) =>
        onChange(filter.isMultiple ? selectedOptions.join(',') : optionValue || undefined)
      }
    >
      {!filter.isMultiple && <Option value="">{t('list.all')}</Option>}
      {options.map((option) => (
        <Option key={option.value} value={option.value}>
          {option.text}
        </Option>
      ))}
    </Dropdown>
  )
}

function DayChoice({
  label,
  value,
  onChange,
}: Pick<FilterChoiceProps, 'value' | 'onChange'> & { readonly label: string }) {
  const styles = useStyles()
  return (
    <Input
      type="date"
      className={styles.date}
      aria-label={label}
      contentBefore={<small>{label}</small>}
      value={value ?? ''}
      onChange={(_, data) => onChange(data.value || undefined)}
    />
  )
}
