import { Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import type { UnitCard } from '#serial-numbers/views.ts'
import { useCommand } from '#web/api/command.ts'
import { newId } from '#web/api/new-id.ts'
import { useText } from '#web/language/language.ts'
import { CoverageFields, coverageBody, isFilled, newCoverage } from '#web/ui/coverage-fields.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'
import { SellingLineChoice } from './selling-line-choice.tsx'

const sources = ['own', 'line'] as const
type Source = (typeof sources)[number]

/** D53: coverage for one unit alone: agreed or given, or sold on an order line of its own. */
export function AddCoverage({ unit, onClose }: { readonly unit: UnitCard; readonly onClose: () => void }) {
  const { t } = useText()
  const done = useDone()
  const [id] = useState(newId)
  const [source, setSource] = useState<Source>('own')
  const [draft, setDraft] = useState(newCoverage)
  const [lineId, setLineId] = useState<string | null>(null)
  const [hasOtherTerms, setOtherTerms] = useState(false)
  const hasFields = source === 'own' || hasOtherTerms
  const { mutate, error, isPending } = useCommand(
    (reason: string) => ({
      url: `/registrations/${unit.id}/coverage-terms`,
      body: {
        id,
        reason,
        ...(hasFields ? coverageBody(draft) : {}),
        ...(source === 'line' ? { salesOrderLineId: lineId } : {}),
      },
    }),
    {
      onDone: () => {
        done(t('coverage.added'))
        onClose()
      },
    },
  )
  const changeSource = (next: Source) => {
    setSource(next)
    setDraft({ ...draft, basis: 'goodwill', ...(next === 'line' ? soldFields(draft.kind) : {}) })
  }
  return (
    <ReasonDialog
      title={t('coverage.addTitle')}
      submitText={t('coverage.add')}
      problem={error}
      isBusy={isPending}
      canSubmit={(!hasFields || isFilled(draft)) && (source === 'own' || lineId !== null)}
      onSubmit={mutate}
      onClose={onClose}
    >
      <Field label={t('coverage.source')}>
        <RadioGroup layout="horizontal" value={source} onChange={(_, { value }) => changeSource(value as Source)}>
          {sources.map((value) => (
            <Radio key={value} value={value} label={t(`coverage.sources.${value}`)} />
          ))}
        </RadioGroup>
      </Field>
      {source === 'line' && (
        <>
          <SellingLineChoice chosen={lineId} onChoose={setLineId} />
          <p>{t('coverage.ofProduct')}</p>
          <Checkbox
            label={t('coverage.otherTerms')}
            checked={hasOtherTerms}
            onChange={(_, { checked }) => setOtherTerms(checked === true)}
          />
        </>
      )}
      {hasFields && <CoverageFields draft={draft} onChange={setDraft} />}
    </ReasonDialog>
  )
}

/** What a line sells begins with its invoice. */
function soldFields(kind: 'warranty' | 'service') {
  return { basis: kind === 'service' ? 'serviceContract' : 'extendedWarranty', startsFrom: 'invoice' } as const
}
