import { discard } from './acts.ts'
import { Dialog } from './dialog.tsx'
import { useSpeech } from './speech.ts'

/** Asks before a ticket is given up. */
export function DiscardDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSpeech()
  return (
    <Dialog title={t('sale.discardTitle')} onClose={onClose}>
      <p>{t('sale.discardIntro')}</p>
      <button
        type="button"
        className="danger large"
        data-first
        onClick={() => {
          discard()
          onClose()
        }}
      >
        {t('sale.discard')}
      </button>
    </Dialog>
  )
}
