import { Checkbox, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import type { Static } from 'typebox'
import type { SalesOrderView } from '#sales-orders/views.ts'
import type { TraceAnswer, UnitView } from '#serial-numbers/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { newId } from '#web/api/new-id.ts'
import { useText } from '#web/language/language.ts'
import { CoverageFields, coverageBody, isFilled, newCoverage } from '#web/ui/coverage-fields.tsx'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { TextField } from '#web/ui/record/fields.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { SerialField } from '#web/ui/scan-field/serial-field.tsx'
import { useDone } from '#web/ui/toast.tsx'

const useStyles = makeStyles({
  chosen: {
    color: tokens.colorStatusSuccessForeground1,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  icon: { verticalAlign: 'text-bottom', marginInlineEnd: '4px' },
})

interface CoverUnitProps {
  readonly order: SalesOrderView
  readonly line: SalesOrderView['lines'][number]
  readonly onClose: () => void
}

/** D53: the unit that a line sold a warranty or a contract for, by scan. */
export function CoverUnit({ order, line, onClose }: CoverUnitProps) {
  const { t } = useText()
  const done = useDone()
  const [id] = useState(newId)
  const [unit, setUnit] = useState<UnitView | null>(null)
  const [reason, setReason] = useState(t('coverage.soldOn', { order: order.number, line: line.lineNumber }))
  const [hasOtherTerms, setOtherTerms] = useState(false)
  const [draft, setDraft] = useState({
    ...newCoverage,
    basis: 'extendedWarranty',
    startsFrom: 'invoice',
  } as typeof newCoverage)
  const { mutate, error, isPending } = useCommand<string>(
    (unitId) => ({
      url: `/registrations/${unitId}/coverage-terms`,
      body: { id, reason, salesOrderLineId: line.id, ...(hasOtherTerms ? coverageBody(draft) : {}) },
    }),
    {
      onDone: () => {
        done(t('coverage.added'))
        onClose()
      },
    },
  )
  return (
    <FormDialog
      title={t('coverage.forUnitTitle', { line: line.lineNumber })}
      submitText={t('coverage.add')}
      problem={error}
      isBusy={isPending}
      canSubmit={unit !== null && reason.trim() !== '' && (!hasOtherTerms || isFilled(draft))}
      onSubmit={() => unit && mutate(unit.id)}
      onClose={onClose}
    >
      <p>{t('coverage.forUnitText', { product: line.description })}</p>
      <UnitChoice chosen={unit} onChoose={setUnit} />
      <TextField label={t('common.reason')} maxLength={500} isRequired value={reason} onChange={setReason} />
      <Checkbox
        label={t('coverage.otherTerms')}
        checked={hasOtherTerms}
        onChange={(_, { checked }) => setOtherTerms(checked === true)}
      />
      {hasOtherTerms && <CoverageFields draft={draft} onChange={setDraft} />}
    </FormDialog>
  )
}

interface UnitChoiceProps {
  readonly chosen: UnitView | null
  readonly onChoose: (unit: UnitView | null) => void
}

/** The unit of a serial number; where several come into question, one of them by hand. */
function UnitChoice({ chosen, onChoose }: UnitChoiceProps) {
  const styles = useStyles()
  const { t } = useText()
  const field = useRef<HTMLInputElement>(null)
  const [serial, setSerial] = useState('')
  const { data, error } = useInquiry<Static<typeof TraceAnswer>>(serial ? '/serial-numbers/trace' : null, { serial })
  const exact = data?.exact ?? null
  const others =
    data && !exact ? [...data.others, ...data.earlier, ...data.hints, ...data.candidates, ...data.endings] : []
  useEffect(() => onChoose(exact), [exact, onChoose])
  const look = (text: string) => {
    onChoose(text === serial ? exact : null)
    setSerial(text)
  }
  return (
    <>
      <SerialField field={field} label={t('trace.field')} hasFocus onEntry={look} />
      <Refusals problem={error} />
      <div role="status">
        {data && !exact && others.length === 0 && t('coverage.noUnit')}
        {chosen && (
          <div className={styles.chosen}>
            <CheckmarkCircleFilled className={styles.icon} aria-hidden />
            {t('coverage.chosen')}: <bdi>{wordsOf(chosen)}</bdi>
          </div>
        )}
      </div>
      {others.length > 0 && (
        <Field label={t('coverage.chooseUnit')}>
          <RadioGroup
            value={chosen?.id ?? ''}
            onChange={(_, { value }) => onChoose(others.find(({ id }) => id === value) ?? null)}
          >
            {others.map((unit) => (
              <Radio key={unit.id} value={unit.id} label={<bdi>{wordsOf(unit)}</bdi>} />
            ))}
          </RadioGroup>
        </Field>
      )}
    </>
  )
}

function wordsOf({ serialNumber, productNumber, customerName, packingSlip, invoice }: UnitView): string {
  return [serialNumber, productNumber, customerName, packingSlip?.number ?? invoice?.number].filter(Boolean).join(' · ')
}
