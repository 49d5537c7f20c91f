import { BackspaceRegular } from '@fluentui/react-icons'
import { useEffect, useId, useRef } from 'react'
import { useSpeech } from './speech.ts'
import { useNoScan } from './use-no-scan.ts'

interface NumberPadProps {
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly fault: string | null
  readonly submitText: string
  readonly canSubmit: boolean
  readonly onSubmit: () => void
}

/** A number by keys or by touch; the first key takes the place of what stands there. */
export function NumberPad({ label, text, onText, fault, submitText, canSubmit, onSubmit }: NumberPadProps) {
  const { t, language } = useSpeech()
  const field = useRef<HTMLInputElement>(null)
  const isFresh = useRef(true)
  const hint = useId()
  useEffect(() => field.current?.select(), [])
  const noScan = useNoScan(() => onText(''))
  const point = language === 'nl' ? ',' : '.'
  const type = (key: string) => {
    onText((isFresh.current ? '' : text) + key)
    isFresh.current = false
  }
  return (
    <form
      className="number-pad"
      onSubmit={(event) => {
        event.preventDefault()
        if (canSubmit) onSubmit()
      }}
    >
      <label>
        {label}
        <input
          ref={field}
          className="amount"
          inputMode="none"
          autoComplete="off"
          maxLength={12}
          value={text}
          aria-invalid={fault !== null}
          aria-describedby={hint}
          onKeyDown={noScan}
          onChange={({ target }) => {
            isFresh.current = false
            onText(target.value)
          }}
        />
      </label>
      <small id={hint} className={fault ? 'refusal' : 'hidden'}>
        {fault}
      </small>
      <div className="keys">
        {['7', '8', '9', '4', '5', '6', '1', '2', '3', '0', point].map((key) => (
          <button type="button" key={key} onClick={() => type(key)}>
            {key}
          </button>
        ))}
        <button type="button" aria-label={t('lock.erase')} onClick={() => onText(text.slice(0, -1))}>
          <BackspaceRegular aria-hidden fontSize={28} />
        </button>
      </div>
      <button type="submit" className="primary large" aria-disabled={!canSubmit}>
        {submitText}
      </button>
    </form>
  )
}
