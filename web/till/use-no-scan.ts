import { type KeyboardEvent, useRef } from 'react'
import { createBurstReader, typedBy } from '#web/ui/scan-field/burst.ts'
import { play } from '#web/ui/scan-field/tones.ts'

/** Tells a scan into a field for a number, where none belongs, from typing; its Enter does nothing, and it is forgotten. */
export function useNoScan(forget: () => void): (event: KeyboardEvent<HTMLInputElement>) => boolean {
  const reader = useRef(createBurstReader())
  return (event) => {
    const key = typedBy(event)
    if (key === null || reader.current.press({ key, at: event.timeStamp }).kind !== 'ended') return false
    event.preventDefault()
    play('refused')
    forget()
    return true
  }
}
