import { type Disposition, dispositions } from '#domain/return.ts'
import type { ReturnReasonView } from '#returns/views.ts'
import { type Page, useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { ChoiceField } from '#web/ui/record/fields.tsx'

/** Why something comes back, and what becomes of it. */
export interface ReturnTerms {
  readonly returnReasonCode: string | null
  readonly disposition: Disposition
}

/** What a return begins with where nobody says otherwise. */
export const usualTerms: ReturnTerms = { returnReasonCode: null, disposition: 'credit' }

interface ReturnTermsFieldsProps {
  readonly value: ReturnTerms
  readonly onChange: (terms: ReturnTerms) => void
  /** Those that cannot be chosen here. */
  readonly without?: readonly Disposition[]
  /** Named apart, where several stand on one page. */
  readonly of?: string
}

/** D52: the reason and the disposition. */
export function ReturnTermsFields({ value, onChange, without = [], of = '' }: ReturnTermsFieldsProps) {
  const { t } = useText()
  const reasons = useReturnReasons()
  const known = reasons.some(({ code }) => code === value.returnReasonCode)
  const kept = value.returnReasonCode && !known ? [{ code: value.returnReasonCode, name: value.returnReasonCode }] : []
  const name = (label: string) => (of ? `${label} ${of}` : label)
  return (
    <>
      <ChoiceField
        label={name(t('returns.reason'))}
        value={value.returnReasonCode ?? ''}
        options={[
          { value: '', text: t('returns.noReason') },
          ...[...reasons, ...kept].map(({ code, name: text }) => ({ value: code, text })),
        ]}
        onChange={(code) => onChange({ ...value, returnReasonCode: code || null })}
      />
      <ChoiceField
        label={name(t('returns.disposition'))}
        value={value.disposition}
        options={dispositions
          .filter((one) => !without.includes(one))
          .map((one) => ({ value: one, text: t(`returns.dispositions.${one}`) }))}
        onChange={(disposition) => onChange({ ...value, disposition })}
      />
    </>
  )
}

/** The company's return reasons. */
export function useReturnReasons(): readonly ReturnReasonView[] {
  return useInquiry<Page<ReturnReasonView>>('/return-reasons').data?.items ?? []
}

/** A reason in words; its code where it is not known any more. */
export function useReasonName(): (code: string | null) => string {
  const reasons = useReturnReasons()
  return (code) => reasons.find((one) => one.code === code)?.name ?? code ?? ''
}
