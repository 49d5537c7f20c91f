import { createPortal } from 'react-dom'
import type { UnitCard } from '#serial-numbers/views.ts'
import { useFormats } from '#web/language/format.ts'
import { type Terms, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { useDocumentText } from './unit-answer.tsx'

/** What the page of a unit prints: one clean sheet, black on white, whatever the screen looks like. */
export function UnitSheet({ unit }: { readonly unit: UnitCard }) {
  const { t } = useText()
  const { day, moment } = useFormats()
  const { me, company } = useSession()
  const { invoice, packingSlip } = useDocumentText()(unit)
  const { serialNumber, productNumber, productName, verdict, life } = unit
  const printed = { company: company.name, day: day(new Date().toISOString().slice(0, 10)), name: me.name }
  const answer = [t(unit.sold ? 'trace.sold' : 'trace.notSold'), unit.customerName, invoice, packingSlip]
  return createPortal(
    <article className="sheet" data-sheet>
      <header>
        <h1>
          <bdi>{serialNumber ?? t('unit.notReadable')}</bdi>
        </h1>
        <p>
          <bdi>{productNumber}</bdi> <bdi>{productName}</bdi>
        </p>
      </header>
      <p>
        <strong>{answer.filter(Boolean).join(' · ')}</strong>
      </p>
      <p>
        {verdict.warranty.text} · {verdict.service.text} ({t('sheet.on', { day: day(unit.on) })})
        <br />
        {t('trace.now')}: {unit.whereIs.text}
      </p>
      <h2>{t('units.coverage')}</h2>
      {unit.coverage.length === 0 && <p>{t('trace.noTerms')}</p>}
      <ul>
        {unit.coverage.map(({ kind, text, withdrawn, valid, steps }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: terms of a product have no id of their own, and may be alike
          <li key={index}>
            <strong>
              {t(`coverage.kinds.${kind}`)}: {text},{' '}
              {t(`coverage.${withdrawn ? 'withdrawn' : valid ? 'valid' : 'notValid'}`)}
            </strong>{' '}
            {steps.map((step) => step.text).join(' ')}
          </li>
        ))}
      </ul>
      <h2>{t('units.life')}</h2>
      <table>
        <tbody>
          {life.map(({ act, at, by, reason, document, from, to }) => (
            <tr key={`${at} ${act}`}>
              <td>{moment(at)}</td>
              <td>
                {t(`units.acts.${act as keyof Terms['units']['acts']}`)} <bdi>{document}</bdi>{' '}
                {from !== null && to !== null && from !== to && <bdi>{`${from} → ${to}`}</bdi>}{' '}
                {reason && <bdi>{`“${reason}”`}</bdi>}
              </td>
              <td>{by}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer>{t('sheet.printed', printed)}</footer>
    </article>,
    document.body,
  )
}
