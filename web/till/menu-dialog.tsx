import { chooseTheme, useTheme } from '#web/session/theme.ts'
import { Dialog } from './dialog.tsx'
import { identity } from './identity.ts'
import { rawConnections } from './printer.ts'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import type { Opened } from './till-dialogs.tsx'
import { refresh } from './work.ts'

interface MenuDialogProps {
  readonly onOpen: (opened: Opened) => void
  readonly onClose: () => void
}

/** All else that a till does. */
export function MenuDialog({ onOpen, onClose }: MenuDialogProps) {
  const { t } = useSpeech()
  const { name: theme } = useTheme()
  const { register } = useStore(identity)
  const mayReport = register?.user.duties.includes('changePointOfSalePrices') ?? false
  const choices = ['parked', 'receipts', 'return', 'cash', 'report', 'close', 'printer', 'keys'] as const
  return (
    <Dialog title={t('menu.title')} onClose={onClose}>
      <ul className="choices">
        {choices
          .filter((name) => (name !== 'report' || mayReport) && (name !== 'printer' || rawConnections.length > 0))
          .map((name, index) => (
            <li key={name}>
              <button
                type="button"
                data-first={index === 0 || undefined}
                onClick={() => onOpen(name === 'return' ? { name, text: '' } : { name })}
              >
                <strong>{t(`menu.${name}`)}</strong>
              </button>
            </li>
          ))}
        <li>
          <button type="button" onClick={() => void refresh().then(onClose)}>
            <strong>{t('menu.refresh')}</strong>
          </button>
        </li>
        <li>
          <button type="button" onClick={() => chooseTheme(theme === 'dark' ? 'light' : 'dark')}>
            <strong>{t(theme === 'dark' ? 'menu.light' : 'menu.dark')}</strong>
          </button>
        </li>
      </ul>
    </Dialog>
  )
}
