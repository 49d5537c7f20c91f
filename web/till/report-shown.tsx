import { DocumentPdfRegular, PrintRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { download } from '#web/api/client.ts'
import { Problem } from '#web/api/problem.ts'
import { identity } from './identity.ts'
import { printReport } from './printer.ts'
import { Refusals } from './refusals.tsx'
import { type ReportPart, reportLines, reportParts } from './report.ts'
import { useSpeech } from './speech.ts'
import type { ShiftReport } from './wire.ts'

/** An X or Z report on the screen, and the same on paper. */
export function ReportShown({ report }: { readonly report: ShiftReport }) {
  const speech = useSpeech()
  const { t } = speech
  const parts = reportParts(report, speech)
  const [problem, setProblem] = useState<Problem | null>(null)
  const keep = () => {
    const { id, number, till } = report.shift
    download({ url: `/shifts/${id}/report.pdf` }, `${number ?? till.code}.pdf`).catch((error) => {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    })
  }
  const width = identity.get().register?.till.receiptWidth ?? 42
  return (
    <div className="report" data-report={report.kind}>
      {parts.map((part) => (
        <Part key={part.title} part={part} />
      ))}
      <div className="row">
        <button type="button" onClick={() => printReport(reportLines(parts, width))}>
          <PrintRegular aria-hidden fontSize={24} /> {t('receipt.print')}
        </button>
        <button type="button" onClick={keep}>
          <DocumentPdfRegular aria-hidden fontSize={24} /> {t('receipt.pdf')}
        </button>
      </div>
      <Refusals refusals={problem?.refusals ?? []} />
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
