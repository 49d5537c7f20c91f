import { createContext, useContext } from 'react'

/** Whether what is inside may only be read. */
export const ReadOnly = createContext(false)

/** Whether this part of a page may only be read. */
export function useReadOnly(): boolean {
  return useContext(ReadOnly)
}
