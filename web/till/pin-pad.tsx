import { BackspaceRegular } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import { useSpeech } from './speech.ts'
import type { Cashier } from './wire.ts'

interface PinPadProps {
  readonly cashier: Cashier
  readonly isBusy: boolean
  readonly onPin: (pin: string) => void
  readonly onBack: () => void
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const shortest = 4
const longest = 8

/** A PIN by touch or by keys; what is entered shows as dots alone. */
export function PinPad({ cashier, isBusy, onPin, onBack }: PinPadProps) {
  const { t } = useSpeech()
  const [pin, setPin] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!isBusy) setPin('')
    field.current?.focus()
  }, [isBusy])
  const type = (digit: string) => setPin((before) => (before + digit).slice(0, longest))
  return (
    <form
      className="pin-pad"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy && pin.length >= shortest) onPin(pin)
      }}
    >
      <label>
        {t('lock.pinOf', { name: cashier.name })}
        <input
          ref={field}
          id="pin-field"
          type="password"
          inputMode="none"
          autoComplete="off"
          maxLength={longest}
          value={pin}
          onChange={({ target }) => setPin(target.value.replace(/\D/g, ''))}
          onKeyDown={(event) => event.key === 'Escape' && onBack()}
        />
      </label>
      <div className="keys">
        {digits.map((digit) => (
          <button type="button" key={digit} onClick={() => type(digit)}>
            {digit}
          </button>
        ))}
        <button type="button" aria-label={t('lock.erase')} onClick={() => setPin(pin.slice(0, -1))}>
          <BackspaceRegular aria-hidden fontSize={28} />
        </button>
        <button type="button" onClick={() => type('0')}>
          0
        </button>
        <button type="submit" className="primary" aria-disabled={isBusy || pin.length < shortest}>
          {t('lock.signIn')}
        </button>
      </div>
      <button type="button" className="quiet" onClick={onBack}>
        {t('lock.other')}
      </button>
    </form>
  )
}
