import { Dialog } from './dialog.tsx'
import { choosePrinter, rawConnections } from './printer.ts'
import { useSpeech } from './speech.ts'

/** Connects a receipt printer that understands ESC/POS, where the browser can. */
export function PrinterDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSpeech()
  return (
    <Dialog title={t('receipt.printer')} onClose={onClose}>
      <p>{t('receipt.printerIntro')}</p>
      {rawConnections.map((kind) => (
        <button
          type="button"
          key={kind}
          className="large"
          // Closing the browser's own choice without one is no fault.
          onClick={() => void choosePrinter(kind).then(onClose, () => {})}
        >
          {t(`receipt.${kind}`)}
        </button>
      ))}
    </Dialog>
  )
}
