import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useSpeech } from './speech.ts'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly size?: 'wide'
  readonly children: ReactNode
}

/**
 * What stands before the page until it is done or closed; the browser keeps the focus in it, which
 * begins on what is marked `data-first`.
 */
export function Dialog({ title, onClose, size, children }: DialogProps) {
  const { t } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const shown = dialog.current
    if (!shown?.open) shown?.showModal()
    const first = shown?.querySelector<HTMLElement>('[data-first]') ?? shown?.querySelector<HTMLElement>('.stack input')
    first?.focus()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className={size}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" className="quiet" onClick={onClose}>
          {t('app.close')} <kbd>Esc</kbd>
        </button>
      </header>
      <div className="stack">{children}</div>
    </dialog>
  )
}
