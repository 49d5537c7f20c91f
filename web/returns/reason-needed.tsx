import { useText } from '#web/language/language.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import type { MakeReturn } from './make-return.ts'

/** D51: what stands in the way of a return; where the policy only warns it asks why it is taken all the same. */
export function ReasonNeeded({ making }: { readonly making: MakeReturn }) {
  const { t } = useText()
  const { needsReason, problem, isBusy, giveReason, reset } = making
  if (!needsReason) return <Refusals problem={problem} />
  return (
    <ReasonDialog
      title={t('returns.overrideTitle')}
      submitText={t('returns.override')}
      isBusy={isBusy}
      onSubmit={giveReason}
      onClose={reset}
    >
      <Refusals problem={problem} />
    </ReasonDialog>
  )
}
