import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import { type KeyboardEvent, useState } from 'react'
import type { SalesOrderView } from '#sales-orders/views.ts'
import type { SearchHit } from '#search/views.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { Refusals } from '#web/ui/refusals.tsx'

interface SellingLineChoiceProps {
  readonly chosen: string | null
  readonly onChoose: (lineId: string | null) => void
}

/** The order line that sold the coverage: first its order by number, then the line. */
export function SellingLineChoice({ chosen, onChoose }: SellingLineChoiceProps) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const { data: found, error } = useInquiry<{ readonly items: readonly SearchHit[] }>(asked ? '/search' : null, {
    text: asked,
  })
  const hit = found?.items.find(({ kind, exact }) => kind === 'salesOrder' && exact)
  const { data: order } = useInquiry<SalesOrderView>(hit ? `/sales-orders/${hit.id}` : null)
  const lines = order?.lines.filter(({ serialised, correctsLineId }) => !serialised && correctsLineId === null)
  const ask = () => {
    if (typed.trim() === asked) return
    onChoose(null)
    setAsked(typed.trim())
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    ask()
  }
  const isUnknown = asked !== '' && found !== undefined && !hit
  return (
    <>
      <Field
        label={t('coverage.order')}
        hint={t('coverage.orderHint')}
        validationMessage={isUnknown ? t('coverage.orderNotFound', { number: asked }) : null}
        required
      >
        <Input
          value={typed}
          maxLength={60}
          autoComplete="off"
          onChange={(_, { value }) => setTyped(value)}
          onKeyDown={press}
          onBlur={ask}
        />
      </Field>
      <Refusals problem={error} />
      {lines && lines.length === 0 && <p>{t('coverage.noLines')}</p>}
      {lines && lines.length > 0 && (
        <Field label={t('coverage.line')}>
          <RadioGroup value={chosen ?? ''} onChange={(_, { value }) => onChoose(value)}>
            {lines.map(({ id, lineNumber, productNumber, description }) => (
              <Radio
                key={id}
                value={id}
                label={t('coverage.lineOption', { line: lineNumber, product: productNumber, description })}
              />
            ))}
          </RadioGroup>
        </Field>
      )}
    </>
  )
}
