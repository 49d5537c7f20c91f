import { type RefObject, useEffect } from 'react'
import { createBurstReader, typedBy } from './burst.ts'

interface BurstHandlers {
  /** A burst that ended with Enter or Tab. */
  readonly onEntry: (text: string) => void
  /** A burst that ended with nothing. */
  readonly onText: (text: string) => void
  /** A burst while a dialog is open, which may not go anywhere. */
  readonly onBlocked: () => void
}

/**
 * Catches a scan that starts elsewhere on the page than in its field, and swallows its Enter, so that a scan never
 * presses a button. What is typed into another field stays there.
 */
export function useBurst(
  field: RefObject<HTMLInputElement | null>,
  { onEntry, onText, onBlocked }: BurstHandlers,
): void {
  useEffect(() => {
    const reader = createBurstReader()
    let timer: number | undefined
    let isSwallowing = false
    const deliver = (text: string, isEnded: boolean) => {
      if (document.querySelector('[role="dialog"], [role="alertdialog"], dialog[open]')) onBlocked()
      else if (isEnded) onEntry(text)
      else onText(text)
    }
    const press = (event: KeyboardEvent) => {
      const key = typedBy(event)
      const isInField = event.target === field.current && !reader.isUnderWay(event.timeStamp)
      if (key === null || isInField || (event.target !== field.current && takesText(event.target))) return
      const verdict = reader.press({ key, at: event.timeStamp })
      isSwallowing = verdict.kind !== 'ordinary'
      if (!isSwallowing) return
      event.preventDefault()
      event.stopImmediatePropagation()
      window.clearTimeout(timer)
      if (verdict.kind === 'ended') deliver(verdict.text, true)
      else timer = window.setTimeout(() => settle(), 80)
    }
    const settle = () => {
      const text = reader.settle(performance.now())
      if (text) deliver(text, false)
    }
    // A button acts when the space bar comes up.
    const release = (event: KeyboardEvent) => {
      if (!isSwallowing || event.target === field.current || takesText(event.target)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', press, true)
    window.addEventListener('keyup', release, true)
    return () => {
      window.clearTimeout(timer)
      window.removeEventListener('keydown', press, true)
      window.removeEventListener('keyup', release, true)
    }
  }, [field, onEntry, onText, onBlocked])
}

function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLElement && target.isContentEditable
}
