import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, useRef, useState } from 'react'
import { readCommand } from '#domain/scan.ts'
import { useText } from '#web/language/language.ts'
import { Facts } from '#web/ui/facts.tsx'
import { Page } from '#web/ui/page.tsx'
import { typedBy } from '#web/ui/scan-field/burst.ts'
import { Section } from '#web/ui/section.tsx'
import { SerialText } from '#web/ui/serial-text.tsx'
import { type KeyRecord, readKeys, type ScannerReport } from './scanner-report.ts'

const useStyles = makeStyles({
  field: {
    width: '100%',
    boxSizing: 'border-box',
    minHeight: '56px',
    fontSize: '24px',
    padding: '8px 14px',
    fontFamily: tokens.fontFamilyMonospace,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `3px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  keys: { width: '100%', borderCollapse: 'collapse', '& td, & th': { textAlign: 'start', padding: '4px 8px' } },
})

const quiet = 120

/** What a scanner sends: raw keys, timing, suffix, group separators and AIM prefix, and what Pakbon makes of it. */
export function ScannerTestPage() {
  const styles = useStyles()
  const { t } = useText()
  const [records, setRecords] = useState<readonly KeyRecord[]>([])
  const field = useRef<HTMLInputElement>(null)
  const pressed = useRef<KeyRecord[]>([])
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, code, timeStamp } = event
    if (key === 'Shift' || key === 'Control' || key === 'Alt') return
    const last = pressed.current.at(-1)
    if (!last || timeStamp - last.at > quiet * 4) pressed.current = []
    pressed.current.push({ key, code, at: timeStamp, typed: typedBy(event.nativeEvent) })
    if (key === 'Enter' || key === 'Tab') event.preventDefault()
    setTimeout(() => {
      setRecords([...pressed.current])
      if (field.current) field.current.value = ''
    }, quiet)
  }
  const report = records.length > 0 ? readKeys(records) : null
  return (
    <Page
      title={t('scannerTest.title')}
      actions={<Button onClick={() => setRecords([])}>{t('scannerTest.clear')}</Button>}
    >
      <p>{t('scannerTest.intro')}</p>
      <input
        ref={field}
        className={styles.field}
        aria-label={t('scannerTest.field')}
        placeholder={t('scannerTest.field')}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the page is for scanning
        autoFocus
        onKeyDown={press}
      />
      {!report && <p>{t('scannerTest.none')}</p>}
      {report && (
        <>
          <div role="status">
            <strong>{t(report.longestGap > 50 ? 'scannerTest.tooSlow' : 'scannerTest.good')}</strong>
          </div>
          <Section title={t('scannerTest.text')}>
            <Facts
              facts={[
                [t('scannerTest.text'), <SerialText key="text" serialNumber={report.shown} />],
                [t('scannerTest.characters'), report.text.length],
                [t('scannerTest.suffix'), t(`scannerTest.suffixes.${report.suffix}`)],
                [t('scannerTest.prefix'), report.aimPrefix ?? t('scannerTest.noPrefix')],
                [t('scannerTest.separators'), report.separators || t('scannerTest.noSeparators')],
                [
                  t('scannerTest.gap'),
                  t('scannerTest.gapOf', { average: report.averageGap, longest: report.longestGap }),
                ],
                [t('scannerTest.meaning'), <Meaning key="meaning" report={report} />],
              ]}
            />
            <p>{t('scannerTest.lower')}</p>
          </Section>
          <Section title={t('scannerTest.keys')} startsClosed>
            <table className={styles.keys}>
              <thead>
                <tr>
                  <th scope="col">{t('scannerTest.key')}</th>
                  <th scope="col">{t('scannerTest.code')}</th>
                  <th scope="col">{t('scannerTest.after')}</th>
                </tr>
              </thead>
              <tbody>
                {records.map(({ key, code, at }, index) => (
                  <tr key={at + code}>
                    <td>
                      <bdi>{key}</bdi>
                    </td>
                    <td>{code}</td>
                    <td>{index === 0 ? '' : `${Math.round(at - (records[index - 1]?.at ?? at))} ms`}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
        </>
      )}
    </Page>
  )
}

function Meaning({ report: { text, isGs1 } }: { readonly report: ScannerReport }) {
  const { t } = useText()
  const command = readCommand(text)
  if (command) return t('scannerTest.command', { command: t(`commandBarcodes.names.${command}`) })
  if (isGs1) return t('scannerTest.gs1')
  return t('scannerTest.plain')
}
