import { useEffect } from 'react'
import { identity, lock } from './identity.ts'

/** Locks the till after its minutes without a touch or a key. */
export function useAutoLock(): void {
  useEffect(() => {
    let last = Date.now()
    const touch = () => {
      last = Date.now()
    }
    const events = ['pointerdown', 'keydown', 'wheel'] as const
    for (const event of events) window.addEventListener(event, touch, true)
    const timer = window.setInterval(() => {
      const minutes = identity.get().register?.till.lockAfter ?? 5
      if (Date.now() - last >= minutes * 60_000) lock()
    }, 1000)
    return () => {
      window.clearInterval(timer)
      for (const event of events) window.removeEventListener(event, touch, true)
    }
  }, [])
}
