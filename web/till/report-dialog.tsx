import { useEffect, useState } from 'react'
import { Problem } from '#web/api/problem.ts'
import { ask } from './connection.ts'
import { Dialog } from './dialog.tsx'
import { identity } from './identity.ts'
import { Refusals } from './refusals.tsx'
import { ReportShown } from './report-shown.tsx'
import { useSpeech } from './speech.ts'
import type { ShiftReport } from './wire.ts'

/** X: what the open shift came to so far. */
export function ReportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSpeech()
  const [report, setReport] = useState<ShiftReport | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    const shift = identity.get().register?.shift
    if (!shift) return
    ask<ShiftReport>({ url: `/shifts/${shift.id}/report` }).then(setReport, (error) => {
      if (error instanceof Problem) setProblem(error)
    })
  }, [])
  return (
    <Dialog title={t('report.x')} size="wide" onClose={onClose}>
      <Refusals refusals={problem?.refusals ?? []} />
      {report && <ReportShown report={report} />}
    </Dialog>
  )
}
