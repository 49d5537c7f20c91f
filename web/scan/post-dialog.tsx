import { reviewPosting, surplusUnits } from '#domain/registration.ts'
import type { Problem } from '#web/api/problem.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import type { ScanLine } from './entry.ts'
import type { DocumentKind } from './queue-registry.ts'

/** Whether the document may be posted at once, with a word about blank issue, or not yet (D31). */
export function postingOf(lines: readonly ScanLine[]): 'ready' | 'withBlanks' | 'incomplete' {
  const counts = lines.map((line) => ({ ...line, product: line.productNumber }))
  if (counts.some((line) => reviewPosting(line).length > 0)) return 'incomplete'
  return lines.some((line) => line.serialised && line.missing > 0) ? 'withBlanks' : 'ready'
}

interface PostDialogProps {
  readonly kind: DocumentKind
  readonly lines: readonly ScanLine[]
  readonly problem: Problem | null
  readonly isBusy: boolean
  readonly onPost: () => void
  readonly onClose: () => void
}

/** Says line by line what is missing before it is posted, or why it cannot be. */
export function PostDialog({ kind, lines, problem, isBusy, onPost, onClose }: PostDialogProps) {
  const { t } = useText()
  const isIncomplete = postingOf(lines) === 'incomplete'
  const surplus = lines.filter((line) => line.serialised && surplusUnits(line) > 0)
  const missing = lines.filter((line) => line.serialised && line.missing > 0)
  return (
    <FormDialog
      title={t(isIncomplete ? 'scan.reviewTitle' : 'scan.postTitle')}
      submitText={t(isIncomplete ? 'common.close' : 'scan.actions.post')}
      problem={problem}
      isBusy={isBusy}
      isNotice={isIncomplete}
      onSubmit={isIncomplete ? onClose : onPost}
      onClose={onClose}
    >
      <p>
        {t(isIncomplete ? 'scan.reviewText' : kind === 'return-receipts' ? 'scan.postReturnText' : 'scan.postText')}
      </p>
      <ul>
        {missing.map(({ id, lineNumber, productNumber, missing: count, quantity }) => (
          <li key={id}>{t('scan.reviewMissing', { line: lineNumber, product: productNumber, count, quantity })}</li>
        ))}
        {surplus.map((line) => (
          <li key={line.id}>{t('scan.reviewSurplus', { line: line.lineNumber, count: surplusUnits(line) })}</li>
        ))}
      </ul>
    </FormDialog>
  )
}
