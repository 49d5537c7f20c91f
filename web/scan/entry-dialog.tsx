import { Button, Field, Input, makeStyles, Tab, TabList } from '@fluentui/react-components'
import { useId, useState } from 'react'
import { keepFile } from '#web/api/client.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { entriesOfText, templateFile } from '#web/ui/many-entries.ts'
import type { ScanMode } from './entry.ts'
import { ListField } from './list-field.tsx'
import { type ManySource, manyRequest, mostEntries, type Range, sourceOfFile } from './many-request.ts'
import { type ManyAnswer, PreviewTable } from './preview-table.tsx'

const useStyles = makeStyles({
  range: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))', gap: '8px' },
  file: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
})

const tabs = ['list', 'range', 'file'] as const
interface EntryDialogProps {
  /** The document's address, e.g. `/packing-slips/0191…`. */
  readonly base: string
  readonly takesDespatchAdvice: boolean
  readonly mode: ScanMode
  readonly lineId: string | null
  /** What was pasted into the scan field. */
  readonly startText: string
  readonly onDone: () => void
  readonly onClose: () => void
}

/** D24: many at once, by list, range or file; first shown what would become of each, then done. */
export function EntryDialog({ base, takesDespatchAdvice, mode, lineId, startText, ...on }: EntryDialogProps) {
  const { onDone, onClose } = on
  const styles = useStyles()
  const { t } = useText()
  const id = useId()
  const [tab, setTab] = useState<(typeof tabs)[number]>('list')
  const [text, setText] = useState(startText)
  const [range, setRange] = useState<Range>({ prefix: '', first: '', last: '' })
  const [file, setFile] = useState<ManySource | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const requestOf = (preview: boolean) => (source: ManySource) => manyRequest(base, source, { mode, lineId, preview })
  const preview = useCommand<ManySource, ManyAnswer>(requestOf(true))
  const register = useCommand<ManySource, ManyAnswer>(requestOf(false), { onDone })
  const source = { list: { entries: entriesOfText(text) }, range: { range }, file }[tab]
  const count = source && 'entries' in source ? source.entries.length : null
  const isFilled = tab === 'range' ? range.first !== '' && range.last !== '' : source !== null && count !== 0
  const isTooLong = count !== null && count > mostEntries
  const shown = register.data ?? preview.data
  const changed = () => {
    preview.reset()
    register.reset()
    setFault(null)
  }
  const choose = async (chosen: File | undefined) => {
    changed()
    if (!chosen) return
    try {
      const read = await sourceOfFile(chosen, [t('scan.templateHeading')])
      const isRefused = 'despatchAdvice' in read && (mode === 'remove' || !takesDespatchAdvice)
      setFile(isRefused ? null : read)
      if (isRefused) setFault(t(takesDespatchAdvice ? 'scan.despatchAdviceAdds' : 'scan.listFileHint'))
    } catch {
      setFile(null)
      setFault(t('scan.fileNotReadable'))
    }
  }
  const keepTemplate = async () =>
    keepFile(await templateFile(t('scan.templateHeading'), t('scan.templateExample')), 'pakbon.xlsx')
  const submit = () => {
    if (register.data || !source) return onClose()
    if (preview.data) return register.mutate(source)
    preview.mutate(source)
  }
  const countText = t(mode === 'add' ? 'scan.registerMany' : 'scan.removeMany', { count: preview.data?.accepted ?? 0 })
  const submitText = register.data ? t('common.close') : preview.data ? countText : t('scan.preview')
  return (
    <FormDialog
      title={t(mode === 'add' ? 'scan.listTitle' : 'scan.listRemoveTitle')}
      submitText={submitText}
      problem={preview.error ?? register.error}
      isBusy={preview.isPending || register.isPending}
      canSubmit={
        isFilled &&
        !isTooLong &&
        (preview.data === undefined || register.data !== undefined || preview.data.accepted > 0)
      }
      onSubmit={submit}
      onClose={onClose}
    >
      <TabList
        selectedValue={tab}
        onTabSelect={(_, { value }) => {
          changed()
          setTab(value as typeof tab)
        }}
      >
        {tabs.map((name) => (
          <Tab key={name} value={name}>
            {t(`scan.listTabs.${name}`)}
          </Tab>
        ))}
      </TabList>
      {tab === 'list' && (
        <ListField
          text={text}
          onChange={(value) => {
            changed()
            setText(value)
          }}
        />
      )}
      {tab === 'range' && (
        <Field hint={t('scan.rangeHint')}>
          <div className={styles.range}>
            {(['prefix', 'first', 'last'] as const).map((name) => (
              <Field key={name} label={t(`scan.${name}`)}>
                <Input
                  value={range[name]}
                  maxLength={80}
                  onChange={(_, { value }) => {
                    changed()
                    setRange({ ...range, [name]: value })
                  }}
                />
              </Field>
            ))}
          </div>
        </Field>
      )}
      {tab === 'file' && (
        <div className={styles.file}>
          <label htmlFor={id}>{t('scan.chooseFile')}</label>
          <input
            id={id}
            type="file"
            accept={takesDespatchAdvice ? '.csv,.txt,.xlsx,.xml' : '.csv,.txt,.xlsx'}
            onChange={(event) => choose(event.target.files?.[0])}
          />
          <Button appearance="subtle" onClick={keepTemplate}>
            {t('scan.template')}
          </Button>
          <small>{t(takesDespatchAdvice ? 'scan.fileHint' : 'scan.listFileHint')}</small>
        </div>
      )}
      {(fault || isTooLong) && <p role="alert">{fault ?? t('scan.tooMany', { count: mostEntries })}</p>}
      {shown && <PreviewTable answer={shown} isDone={register.data !== undefined} mode={mode} />}
    </FormDialog>
  )
}
