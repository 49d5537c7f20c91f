import { useState } from 'react'
import { isMuted, mute } from '#web/ui/scan-field/tones.ts'
import { Dialog } from './dialog.tsx'
import { useSpeech } from './speech.ts'

const keys = [
  ['F1', 'help'],
  ['F2', 'search'],
  ['F3', 'quantity'],
  ['F4', 'notReadable'],
  ['F6', 'price'],
  ['F7', 'customer'],
  ['F8', 'park'],
  ['F9', 'nextMissing'],
  ['⇧ F9', 'return'],
  ['F10', 'menu'],
  ['↑ ↓', 'move'],
  ['Ctrl Del', 'removeLine'],
  ['Ctrl ⏎', 'pay'],
  ['Esc', 'acknowledge'],
] as const

/** F1: what each key does; and whether the till sounds. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSpeech()
  const [isQuiet, setQuiet] = useState(isMuted)
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className="keys-list">
        {keys.map(([key, name]) => (
          <div key={name}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        aria-pressed={!isQuiet}
        onClick={() => {
          mute(!isQuiet)
          setQuiet(!isQuiet)
        }}
      >
        {t(isQuiet ? 'keys.soundsOff' : 'keys.soundsOn')}
      </button>
    </Dialog>
  )
}
