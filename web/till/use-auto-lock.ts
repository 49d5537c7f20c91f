import { useEffect } from 'react'
import { ask, connection } from './connection.ts'
import { identity, lock } from './identity.ts'

const tellAfter = 60_000

/**
 * Locks the till after its minutes without a touch or a key. The server ends the session of one that it hears nothing of:
 * while somebody works here, it is told each minute.
 */
export function useAutoLock(): void {
  useEffect(() => {
    let last = Date.now()
    let told = last
    const touch = () => {
      last = Date.now()
    }
    const events = ['pointerdown', 'keydown', 'wheel'] as const
    for (const event of events) window.addEventListener(event, touch, true)
    const timer = window.setInterval(() => {
      const minutes = identity.get().register?.till.lockAfter ?? 5
      if (Date.now() - last >= minutes * 60_000) return lock()
      if (last <= told || Date.now() - told < tellAfter) return
      told = Date.now()
      if (connection.get().isConnected && identity.get().isSignedIn) void ask({ url: '/me' }).catch(() => {})
    }, 1000)
    return () => {
      window.clearInterval(timer)
      for (const event of events) window.removeEventListener(event, touch, true)
    }
  }, [])
}
