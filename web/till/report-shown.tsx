import { PrintRegular } from '@fluentui/react-icons'
import { identity } from './identity.ts'
import { printReport } from './printer.ts'
import { type ReportPart, reportLines, reportParts } from './report.ts'
import { useSpeech } from './speech.ts'
import type { ShiftReport } from './wire.ts'

/** An X or Z report on the screen, and the same on paper. */
export function ReportShown({ report }: { readonly report: ShiftReport }) {
  const speech = useSpeech()
  const { t } = speech
  const parts = reportParts(report, speech)
  const width = identity.get().register?.till.receiptWidth ?? 42
  return (
    <div className="report" data-report={report.kind}>
      {parts.map((part) => (
        <Part key={part.title} part={part} />
      ))}
      <button type="button" onClick={() => printReport(reportLines(parts, width))}>
        <PrintRegular aria-hidden fontSize={24} /> {t('receipt.print')}
      </button>
    </div>
  )
}

function Part({ part: { title, rows } }: { readonly part: ReportPart }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
