import { useSyncExternalStore } from 'react'

/** A state that others may watch. */
export interface Store<State> {
  get(): State
  /** Changes some of it, and tells whoever watches. */
  set(change: Partial<State>): void
  subscribe(listener: () => void): () => void
}

/** A store that begins with a state. */
export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change }
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The state of a store, for a component that shows it. */
export function useStore<State>({ subscribe, get }: Pick<Store<State>, 'get' | 'subscribe'>): State {
  return useSyncExternalStore(subscribe, get)
}
