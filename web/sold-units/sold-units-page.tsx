import { Button, makeStyles, ProgressBar } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons'
import { Link } from '@tanstack/react-router'
import { useId, useRef, useState } from 'react'
import { mostSoldUnits, soldUnitColumns } from '#domain/sold-unit.ts'
import { download } from '#web/api/client.ts'
import type { Problem } from '#web/api/problem.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { Facts } from '#web/ui/facts.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'
import type { FileFault } from './read-file.ts'
import { RefusedRows } from './refused-rows.tsx'
import { type ImportState, type Step, useImport } from './use-import.ts'

const useStyles = makeStyles({
  summary: { padding: '12px 0', lineHeight: '20px', cursor: 'pointer' },
  file: { display: 'flex', flexWrap: 'wrap', gap: '8px 12px', alignItems: 'center', '& input': { maxWidth: '100%' } },
  hint: { margin: 0, maxWidth: '80ch' },
  columns: { margin: '8px 0 0', paddingInlineStart: '20px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center', marginTop: '12px' },
})

/** Units that were sold before Pakbon, out of a file: what would become of each row, then the import. */
export function SoldUnitsPage() {
  const styles = useStyles()
  const { t } = useText()
  const { state, choose, post } = useImport()
  const { step, outcome, fault, problem } = state
  const input = useRef<HTMLInputElement>(null)
  const another = () => {
    if (input.current) input.current.value = ''
    void choose(undefined)
    input.current?.focus()
  }
  return (
    <Page title={t('soldUnits.title')}>
      <p className={styles.hint}>{t('soldUnits.hint')}</p>
      <FileChoice input={input} isBusy={isWorking(step)} onChoose={(file) => void choose(file)} />
      {fault && <Fault fault={fault} />}
      <Refusals problem={problem} />
      <div role="status">{isWorking(step) && <Working state={state} />}</div>
      {outcome && (step === 'reviewed' || step === 'importing' || step === 'done') && (
        <Result state={state} onPost={() => void post()} onAnother={another} />
      )}
      {outcome && outcome.refused > 0 && step !== 'choose' && <RefusedRows outcome={outcome} />}
    </Page>
  )
}

function isWorking(step: Step): boolean {
  return step === 'reading' || step === 'sending' || step === 'reviewing' || step === 'importing'
}

interface FileChoiceProps {
  readonly input: React.RefObject<HTMLInputElement | null>
  readonly isBusy: boolean
  readonly onChoose: (file: File | undefined) => void
}

function FileChoice({ input, isBusy, onChoose }: FileChoiceProps) {
  const styles = useStyles()
  const { t } = useText()
  const id = useId()
  const [problem, setProblem] = useState<Problem | null>(null)
  const keepTemplate = () => {
    setProblem(null)
    download({ url: '/sold-units/template.xlsx' }, 'pakbon.xlsx').catch(setProblem)
  }
  return (
    <Section title={t('soldUnits.file')}>
      <div className={styles.file}>
        <label htmlFor={id}>{t('soldUnits.chooseFile')}</label>
        <input
          ref={input}
          id={id}
          type="file"
          accept=".xlsx,.csv,.txt"
          disabled={isBusy}
          onChange={(event) => onChoose(event.target.files?.[0])}
        />
        <Button appearance="subtle" icon={<ArrowDownloadRegular />} onClick={keepTemplate}>
          {t('soldUnits.template')}
        </Button>
      </div>
      <Refusals problem={problem} />
      <details>
        <summary className={styles.summary}>{t('soldUnits.columns')}</summary>
        <p className={styles.hint}>{t('soldUnits.columnsHint')}</p>
        <ul className={styles.columns}>
          {soldUnitColumns.map((column) => (
            <li key={column}>{t(`soldUnits.fileColumns.${column}`)}</li>
          ))}
        </ul>
      </details>
    </Section>
  )
}

/** Why nothing can be made of the file. */
function Fault({ fault: { fault, columns, count } }: { readonly fault: FileFault }) {
  const { t } = useText()
  const { quantity } = useFormats()
  const names = columns.map((column) => t(`soldUnits.fileColumns.${column}`).replace(/ \*$|;.*$/, '')).join(', ')
  const details = { names, rows: quantity(count), most: quantity(mostSoldUnits) }
  return <p role="alert">{t(`soldUnits.${fault}`, details)}</p>
}

function Working({ state: { step, done, total } }: { readonly state: ImportState }) {
  const { t } = useText()
  const { quantity } = useFormats()
  const counts = { done: quantity(done), count: total, total: quantity(total) }
  const words = {
    reading: t('soldUnits.reading'),
    sending: t('soldUnits.sending', counts),
    reviewing: t('soldUnits.reviewing'),
    importing: t('soldUnits.importing', counts),
  }
  const text = step === 'reading' || step === 'sending' || step === 'importing' ? words[step] : words.reviewing
  const isMeasured = (step === 'sending' || step === 'importing') && total > 0
  return (
    <>
      <p>{text}</p>
      {isMeasured ? (
        <ProgressBar value={done} max={total} aria-label={text} thickness="large" />
      ) : (
        <ProgressBar aria-label={text} thickness="large" />
      )}
    </>
  )
}

interface ResultProps {
  readonly state: ImportState
  readonly onPost: () => void
  readonly onAnother: () => void
}

/** D24: what becomes of the rows, and the button that lets it. */
function Result({ state: { step, outcome, others }, onPost, onAnother }: ResultProps) {
  const styles = useStyles()
  const { t } = useText()
  const { quantity } = useFormats()
  if (!outcome) return null
  const { new: fresh, imported, here, refused, invoices, rows } = outcome
  const isDone = step === 'done'
  return (
    <Section title={t('soldUnits.result')} summary={outcome.fileName}>
      <Facts
        facts={[
          [t('soldUnits.rows'), quantity(rows)],
          [t('soldUnits.new'), !isDone && quantity(fresh)],
          [t('soldUnits.imported'), imported > 0 && quantity(imported)],
          [t('soldUnits.onInvoices'), invoices > 0 && quantity(invoices)],
          [t('soldUnits.here'), here > 0 && quantity(here)],
          [t('soldUnits.refused'), refused > 0 && quantity(refused)],
        ]}
      />
      {others.length > 0 && <p>{t('soldUnits.ignored', { names: others.join(', ') })}</p>}
      <div className={styles.actions} role="status">
        {isDone && <strong>{t('soldUnits.done', { count: imported, units: quantity(imported) })}</strong>}
        {isDone && imported > 0 && (
          <Link to="/invoices" search={{ kind: 'imported' } as never}>
            {t('soldUnits.showInvoices')}
          </Link>
        )}
        {step === 'reviewed' && fresh > 0 && (
          <Button appearance="primary" onClick={onPost}>
            {t('soldUnits.import', { count: fresh, units: quantity(fresh) })}
          </Button>
        )}
        {step === 'reviewed' && fresh === 0 && <span>{t('soldUnits.nothing')}</span>}
        {step !== 'importing' && (
          <Button onClick={onAnother}>{t(isDone ? 'soldUnits.another' : 'soldUnits.discard')}</Button>
        )}
      </div>
    </Section>
  )
}
