import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { NumberSequenceView } from '#companies/views.ts'
import { formatNumber, reviewNumberFormat } from '#domain/number-sequence.ts'
import { useCommand } from '#web/api/command.ts'
import { type Page as Items, useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { LineTable } from '#web/ui/line-table.tsx'
import { Page } from '#web/ui/page.tsx'
import { NumberField, TextField } from '#web/ui/record/fields.tsx'
import { Refusals } from '#web/ui/refusals.tsx'

/** D6: the number sequence of each kind of document, with its next number. */
export function NumberSequencesPage() {
  const { t } = useText()
  const { can } = useSession()
  const [changing, setChanging] = useState<NumberSequenceView | null>(null)
  const { data, error } = useInquiry<Items<NumberSequenceView>>('/number-sequences')
  const sequences = data?.items ?? []
  return (
    <Page title={t('numberSequences.title')}>
      <p>{t('numberSequences.intro')}</p>
      <Refusals problem={error} />
      <LineTable
        label={t('numberSequences.title')}
        lines={sequences.map((one) => ({ ...one, id: one.documentType }))}
        columns={[
          {
            id: 'documentType',
            header: t('numberSequences.documentType'),
            cell: ({ documentType }) => t(`numberSequences.types.${documentType}`),
          },
          { id: 'format', header: t('numberSequences.format'), cell: ({ format }) => <code>{format}</code> },
          { id: 'next', header: t('numberSequences.nextNumber'), cell: ({ nextDocumentNumber }) => nextDocumentNumber },
          { id: 'started', header: '', cell: ({ started }) => started && t('numberSequences.started') },
          {
            id: 'change',
            header: '',
            cell: (sequence) =>
              can('administerUsers') && (
                <Button
                  aria-label={`${t('numberSequences.change')}: ${t(`numberSequences.types.${sequence.documentType}`)}`}
                  onClick={() => setChanging(sequence)}
                >
                  {t('numberSequences.change')}
                </Button>
              ),
          },
        ]}
      />
      {changing && <ChangeSequence sequence={changing} onClose={() => setChanging(null)} />}
    </Page>
  )
}

interface ChangeSequenceProps {
  readonly sequence: NumberSequenceView
  readonly onClose: () => void
}

function ChangeSequence({ sequence, onClose }: ChangeSequenceProps) {
  const { t } = useText()
  const [format, setFormat] = useState(sequence.format)
  const [nextNumber, setNextNumber] = useState(sequence.nextNumber)
  const isGood = reviewNumberFormat(format) === null && nextNumber > 0
  const { mutate, error, isPending } = useCommand<void>(
    () => ({
      method: 'PATCH',
      url: `/number-sequences/${sequence.documentType}`,
      body: { format, ...(nextNumber === sequence.nextNumber ? {} : { nextNumber }) },
    }),
    { onDone: onClose },
  )
  return (
    <FormDialog
      title={t('numberSequences.changeTitle', { type: t(`numberSequences.types.${sequence.documentType}`) })}
      submitText={t('common.save')}
      problem={error}
      isBusy={isPending}
      canSubmit={isGood}
      onSubmit={mutate}
      onClose={onClose}
    >
      <TextField
        label={t('numberSequences.format')}
        maxLength={40}
        value={format}
        hint={
          isGood ? t('numberSequences.next', { number: formatNumber(format, nextNumber) }) : t('numberSequences.intro')
        }
        onChange={setFormat}
      />
      <NumberField
        label={t('numberSequences.nextNumber')}
        value={nextNumber}
        isDisabled={sequence.started && sequence.documentType !== 'salesOrder'}
        hint={sequence.started ? t('numberSequences.started') : undefined}
        onChange={setNextNumber}
      />
    </FormDialog>
  )
}
