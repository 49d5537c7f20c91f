import { useState } from 'react'
import { useSpeech } from './speech.ts'

/** Notes and coins in cents; one and two cents are not in use where cash is rounded, and may lie in a drawer. */
const pieces = [20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1]

/** Helps to count a drawer: how many of each note and coin. */
export function CashCount({ onSum }: { readonly onSum: (text: string) => void }) {
  const { t, money } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const [counts, setCounts] = useState<Readonly<Record<number, number>>>({})
  const change = (piece: number, text: string) => {
    const next = { ...counts, [piece]: Math.min(Number(text.replace(/\D/g, '')), 100_000) }
    setCounts(next)
    onSum((pieces.reduce((sum, one) => sum + one * (next[one] ?? 0), 0) / 100).toFixed(2))
  }
  return (
    <>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('shift.countHelp')}
      </button>
      {isOpen && (
        <div className="pieces">
          {pieces.map((piece) => (
            <label key={piece}>
              {money((piece / 100).toFixed(2))}
              <input
                inputMode="numeric"
                value={counts[piece] ?? ''}
                onChange={({ target }) => change(piece, target.value)}
              />
            </label>
          ))}
        </div>
      )}
    </>
  )
}
