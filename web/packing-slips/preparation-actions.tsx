import { Button } from '@fluentui/react-components'
import { BarcodeScannerRegular } from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PackingSlipView } from '#packing-slips/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'
import { ChangeQuantities } from './change-quantities.tsx'
import { PostPackingSlip } from './post-packing-slip.tsx'

/** What can be done with a preparation: what is most likely next is the first and the blue one. */
export function PreparationActions({ slip }: { readonly slip: PackingSlipView }) {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<'post' | 'quantities' | 'discard' | null>(null)
  if (!can('maintainSalesPackingSlips')) return null
  const isSerialised = slip.lines.some(({ serialised }) => serialised)
  const isMissing = slip.lines.some(({ serialised, missing }) => serialised && missing > 0)
  const close = () => setOpened(null)
  return (
    <>
      {isSerialised && (
        <Button
          appearance={isMissing ? 'primary' : 'secondary'}
          icon={<BarcodeScannerRegular />}
          onClick={() => navigate({ to: `/packing-slips/${slip.id}/serial-numbers` as never })}
        >
          {t('packingSlips.scan')}
        </Button>
      )}
      <Button appearance={isMissing ? 'secondary' : 'primary'} onClick={() => setOpened('post')}>
        {t('packingSlips.post')}
      </Button>
      <Button onClick={() => setOpened('quantities')}>{t('packingSlips.changeQuantities')}</Button>
      <Button onClick={() => setOpened('discard')}>{t('packingSlips.discard')}</Button>
      {opened === 'post' && <PostPackingSlip slip={slip} onClose={close} />}
      {opened === 'quantities' && <ChangeQuantities slip={slip} onClose={close} />}
      {opened === 'discard' && <Discard slip={slip} onClose={close} />}
    </>
  )
}

interface DialogProps {
  readonly slip: PackingSlipView
  readonly onClose: () => void
}

function Discard({ slip, onClose }: DialogProps) {
  const { t } = useText()
  const done = useDone()
  const { mutate, error, isPending } = useCommand<void>(
    () => ({ method: 'DELETE', url: `/packing-slips/${slip.id}`, ifMatch: slip.edition }),
    {
      onDone: () => {
        done(t('packingSlips.discarded'))
        onClose()
      },
    },
  )
  const count = slip.lines.reduce((sum, { registered, notReadable }) => sum + registered + notReadable, 0)
  return (
    <FormDialog
      title={t('packingSlips.discardTitle')}
      submitText={t('packingSlips.discard')}
      problem={error}
      isBusy={isPending}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t('packingSlips.discardText', { count })}</p>
    </FormDialog>
  )
}
