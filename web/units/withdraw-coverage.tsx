import type { UnitCard } from '#serial-numbers/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'

interface WithdrawCoverageProps {
  readonly unitId: string
  readonly term: UnitCard['coverage'][number]
  readonly onClose: () => void
}

/** D53: takes coverage off a unit, with the reason. */
export function WithdrawCoverage({ unitId, term, onClose }: WithdrawCoverageProps) {
  const { t } = useText()
  const done = useDone()
  const { mutate, error, isPending } = useCommand(
    (reason: string) => ({
      url: `/registrations/${unitId}/coverage-terms/${term.unitTermId}/withdrawal`,
      body: { reason },
    }),
    {
      onDone: () => {
        done(t('coverage.withdrawDone'))
        onClose()
      },
    },
  )
  return (
    <ReasonDialog
      title={t('coverage.withdrawTitle', { name: term.text })}
      submitText={t('coverage.withdraw')}
      problem={error}
      isBusy={isPending}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t('coverage.withdrawText')}</p>
    </ReasonDialog>
  )
}
