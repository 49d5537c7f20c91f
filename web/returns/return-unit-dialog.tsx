import { Button } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReturnOrderView, ReturnUnitView } from '#returns/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { type ReturnTerms, ReturnTermsFields, useReasonName } from './return-terms.tsx'
import { ReturnUnitLink } from './return-unit-link.tsx'
import { Outcome } from './return-unit-outcome.tsx'

interface ReturnUnitDialogProps {
  readonly order: ReturnOrderView
  readonly unit: ReturnUnitView
  readonly onClose: () => void
}

const changeable: readonly ReturnUnitView['state'][] = ['announced', 'registered', 'received']

/** D52: all that is known of a unit on a return; its reason and disposition change until it was acted on. */
export function ReturnUnitDialog({ order, unit, onClose }: ReturnUnitDialogProps) {
  const { t } = useText()
  const { can } = useSession()
  const [terms, setTerms] = useState<ReturnTerms>(unit)
  const url = `/return-orders/${order.id}`
  const mayChange = can('maintainReturnOrders') && changeable.includes(unit.state)
  const body = {
    ...(terms.disposition === unit.disposition ? {} : { disposition: terms.disposition }),
    ...(terms.returnReasonCode === unit.returnReasonCode ? {} : { returnReasonCode: terms.returnReasonCode }),
  }
  const change = useCommand<void>(
    () => ({ method: 'PATCH', url: `${url}/units`, body: { returnUnitIds: [unit.id], ...body } }),
    { onDone: onClose },
  )
  const withdraw = useCommand<void>(() => ({ method: 'DELETE', url: `${url}/units/${unit.id}` }), { onDone: onClose })
  const isChanged = Object.keys(body).length > 0
  return (
    <FormDialog
      title={t('returns.unitTitle')}
      submitText={mayChange ? t('common.save') : t('common.close')}
      problem={change.error ?? withdraw.error}
      isBusy={change.isPending || withdraw.isPending}
      isNotice={!mayChange}
      canSubmit={!mayChange || isChanged}
      onSubmit={mayChange ? () => change.mutate() : onClose}
      onClose={onClose}
    >
      <UnitFacts unit={unit} isFixed={!mayChange} />
      {mayChange && (
        <ReturnTermsFields
          value={terms}
          without={unit.state === 'received' && unit.disposition !== 'repair' ? ['repair'] : []}
          onChange={setTerms}
        />
      )}
      {mayChange && unit.state === 'announced' && (
        <div>
          <Button onClick={() => withdraw.mutate()}>{t('returns.withdraw')}</Button>
        </div>
      )}
    </FormDialog>
  )
}

interface UnitFactsProps {
  readonly unit: ReturnUnitView
  /** Its reason and disposition are told, since they cannot be chosen any more. */
  readonly isFixed: boolean
}

function UnitFacts({ unit, isFixed }: UnitFactsProps) {
  const { t } = useText()
  const { day, moment } = useFormats()
  const reasonName = useReasonName()
  const { returnReceipt, soldTo, invoiceId } = unit
  const findings = unit.findings.map((finding) => t(`returns.found.${finding}`)).join(', ')
  return (
    <Facts
      facts={[
        [t('unit.serialNumber'), <ReturnUnitLink key="unit" unit={unit} />],
        [t('field.product'), `${unit.productNumber} ${unit.productName}`],
        [t('field.state'), <StateBadge key="state" state={unit.state} />],
        [t('returns.soldTo'), soldTo ? soldTo.customerName : t('returns.found.unknown')],
        [t('field.invoice'), invoiceId && <Link to={`/invoices/${invoiceId}` as never}>{unit.invoiceNumber}</Link>],
        [t('returns.disposition'), isFixed && t(`returns.dispositions.${unit.disposition}`)],
        [t('returns.reason'), isFixed && reasonName(unit.returnReasonCode)],
        [t('returns.findings'), findings],
        [t('returns.overrideReason'), unit.overrideReason],
        [t('returns.announcedAt'), moment(unit.announcedAt)],
        [
          t('returns.receipt'),
          returnReceipt && (
            <Link to={`/return-receipts/${returnReceipt.id}` as never}>
              {returnReceipt.number ?? t('state.inPreparation')}
            </Link>
          ),
        ],
        [t('returns.receivedOn'), day(unit.receivedOn)],
        [t('returns.outcome'), hasOutcome(unit) && <Outcome unit={unit} />],
      ]}
    />
  )
}

function hasOutcome({ creditNote, replacement, sentBackOn }: ReturnUnitView): boolean {
  return creditNote !== null || replacement !== null || sentBackOn !== null
}
