import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(max-width: 640px)')

/** Whether the screen is as narrow as a phone. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches)
}

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}
