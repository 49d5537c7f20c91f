import { type RefObject, useEffect } from 'react'
import { tinykeys } from 'tinykeys'

/** What each key of the till does. */
export interface TillKeys {
  readonly onHelp: () => void
  readonly onSearch: () => void
  readonly onQuantity: () => void
  readonly onNotReadable: () => void
  readonly onPrice: () => void
  readonly onCustomer: () => void
  readonly onPark: () => void
  readonly onNextMissing: () => void
  readonly onMenu: () => void
  readonly onReturn: () => void
  readonly onPay: () => void
  readonly onAcknowledge: () => void
  readonly onRemoveLine: () => void
  readonly onMove: (step: -1 | 1) => void
}

/** The keys of the till; no letter is one, since scanners type letters. While a dialog is open they rest. */
export function useTillKeys(keys: RefObject<TillKeys>, isPaying: boolean): void {
  useEffect(() => {
    if (isPaying) return
    const rests = () => document.querySelector('dialog[open]') !== null
    const on = (act: (keys: TillKeys) => void) => (event: KeyboardEvent) => {
      if (rests()) return
      event.preventDefault()
      if (!event.repeat) act(keys.current)
    }
    const move = (step: -1 | 1) => (event: KeyboardEvent) => {
      if (rests() || !(event.target instanceof HTMLInputElement || event.target === document.body)) return
      event.preventDefault()
      keys.current.onMove(step)
    }
    return tinykeys(window, {
      F1: on(({ onHelp }) => onHelp()),
      F2: on(({ onSearch }) => onSearch()),
      F3: on(({ onQuantity }) => onQuantity()),
      F4: on(({ onNotReadable }) => onNotReadable()),
      F6: on(({ onPrice }) => onPrice()),
      F7: on(({ onCustomer }) => onCustomer()),
      F8: on(({ onPark }) => onPark()),
      F9: on(({ onNextMissing }) => onNextMissing()),
      F10: on(({ onMenu }) => onMenu()),
      'Shift+F9': on(({ onReturn }) => onReturn()),
      '$mod+Enter': on(({ onPay }) => onPay()),
      '$mod+Delete': on(({ onRemoveLine }) => onRemoveLine()),
      Escape: on(({ onAcknowledge }) => onAcknowledge()),
      ArrowUp: move(-1),
      ArrowDown: move(1),
    })
  }, [keys, isPaying])
}
