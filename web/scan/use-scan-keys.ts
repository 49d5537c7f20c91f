import { type RefObject, useEffect } from 'react'
import { tinykeys } from 'tinykeys'

/** What each key of the scan page does; the camera has a button alone. */
export interface ScanKeys {
  readonly onHelp: () => void
  readonly onAdd: () => void
  readonly onRemove: () => void
  readonly onNotReadable: () => void
  readonly onList: () => void
  readonly onCamera: () => void
  readonly onNextLine: () => void
  readonly onUndo: () => void
  readonly onPost: () => void
  readonly onAcknowledge: () => void
}

/** The same acts for as long as the page is there: what draws them need not draw them again with every scan. */
export function lastingKeys(keys: RefObject<ScanKeys>): ScanKeys {
  const press = (name: keyof ScanKeys) => () => keys.current[name]()
  return {
    onHelp: press('onHelp'),
    onAdd: press('onAdd'),
    onRemove: press('onRemove'),
    onNotReadable: press('onNotReadable'),
    onList: press('onList'),
    onCamera: press('onCamera'),
    onNextLine: press('onNextLine'),
    onUndo: press('onUndo'),
    onPost: press('onPost'),
    onAcknowledge: press('onAcknowledge'),
  }
}

/** The keys of the scan page; no letter is one, since scanners type letters. While a dialog is open they rest. */
export function useScanKeys(field: RefObject<HTMLInputElement | null>, keys: RefObject<ScanKeys>): void {
  useEffect(() => {
    const rests = () => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
    const on = (act: (keys: ScanKeys) => void) => (event: KeyboardEvent) => {
      event.preventDefault()
      if (!event.repeat && !rests()) act(keys.current)
    }
    return tinykeys(window, {
      F1: on(({ onHelp }) => onHelp()),
      F2: on(({ onAdd }) => onAdd()),
      F3: on(({ onRemove }) => onRemove()),
      F4: on(({ onNotReadable }) => onNotReadable()),
      F8: on(({ onList }) => onList()),
      F9: on(({ onNextLine }) => onNextLine()),
      '$mod+Enter': on(({ onPost }) => onPost()),
      // One that closed a dialog is spent.
      Escape: (event) => event.defaultPrevented || rests() || keys.current.onAcknowledge(),
      // Typed text is the browser's to undo; an empty field undoes the last act.
      '$mod+z': (event) => {
        if (field.current?.value === '' || event.target !== field.current) on(({ onUndo }) => onUndo())(event)
      },
    })
  }, [field, keys])
}
