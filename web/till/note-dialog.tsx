import { useState } from 'react'
import { setNote } from './acts.ts'
import { Dialog } from './dialog.tsx'
import { sale } from './sale-state.ts'
import { useSpeech } from './speech.ts'

/** A word on the ticket: it is found again by it, and stands on the receipt. */
export function NoteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSpeech()
  const [text, setText] = useState(() => sale.get().ticket?.note ?? '')
  return (
    <Dialog title={t('sale.note')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          setNote(text.trim())
          onClose()
        }}
      >
        <label>
          {t('sale.noteText')}
          <input data-first maxLength={200} value={text} onChange={({ target }) => setText(target.value)} />
        </label>
        <button type="submit" className="primary large">
          {t('app.ok')}
        </button>
      </form>
    </Dialog>
  )
}
