import { useEffect, useRef } from 'react'
import type { BuyerVerdict } from '#domain/public-coverage.ts'
import type { CoverageAnswer } from '#public-coverage/views.ts'
import { useSpeech } from './speech.ts'

interface ShownProps {
  readonly answer: CoverageAnswer
  readonly onAgain: () => void
}

/** The answer, to be read at a glance: the product, warranty, service, and what to do with it. */
export function CoverageShown({ answer, onAgain }: ShownProps) {
  const { terms, say, day } = useSpeech()
  const { company, on, units, howToClaim } = answer
  const section = useRef<HTMLElement>(null)
  useEffect(() => section.current?.focus(), [])
  return (
    <section ref={section} tabIndex={-1} aria-label={terms.answer}>
      {units.map(({ product, warranty, service }) => (
        <div key={product} className="unit">
          <h2>{product}</h2>
          <dl>
            <Verdict name={terms.warranty} verdict={warranty} />
            <Verdict name={terms.service} verdict={service} />
          </dl>
        </div>
      ))}
      <h2>{terms.howToClaim}</h2>
      <p className="claim">{howToClaim ?? say(terms.howToClaimUnknown, { company })}</p>
      <p className="hint">{say(terms.on, { company, day: day(on) })}</p>
      <button type="button" className="quiet" onClick={onAgain}>
        {terms.again}
      </button>
    </section>
  )
}

const signs: Readonly<Record<BuyerVerdict['code'], string>> = { valid: '✓', notBegun: '…', expired: '✕', none: '–' }

function Verdict({ name, verdict }: { readonly name: string; readonly verdict: BuyerVerdict }) {
  const { terms, say, day } = useSpeech()
  const { code, from, until } = verdict
  return (
    <div className={`verdict ${code}`} data-verdict={code}>
      <dt>
        <span aria-hidden="true" className="sign">
          {signs[code]}
        </span>
        {name}
      </dt>
      <dd>
        <strong>{terms.state[code]}</strong>
        {code !== 'none' && <span> {say(terms.days[code], { from: day(from), until: day(until) })}</span>}
      </dd>
    </div>
  )
}
