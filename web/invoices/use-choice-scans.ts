import { useCallback, useEffect, useRef, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { readCommand } from '#domain/scan.ts'
import { Problem } from '#web/api/problem.ts'
import type { ScanMode } from '#web/ui/scan-field/scan-field.tsx'
import { play } from '#web/ui/scan-field/tones.ts'
import type { Choice } from './use-choices.ts'

/** What the last scan that was taken came to. */
export interface ToldScan {
  readonly text: string
  readonly kind: 'ticked' | 'unticked'
}

export interface RefusedScan {
  readonly text: string
  readonly problem: Problem
}

/**
 * Scans that tick and untick units, in their order, however fast they come. A refused one stands there until somebody
 * has seen it; scans meanwhile are refused with the same tone, so that none is lost unheard (D22).
 */
export function useChoiceScans(choose: (choice: Choice) => Promise<unknown>) {
  const [mode, setMode] = useState<ScanMode>('add')
  const [told, setTold] = useState<ToldScan | null>(null)
  const [refused, setRefused] = useState<readonly RefusedScan[]>([])
  const present = useRef({ mode, isRefused: false })
  present.current = { mode, isRefused: refused.length > 0 }
  const acknowledge = useCallback(() => setRefused([]), [])
  const enter = useCallback(
    (text: string) => {
      const command = readCommand(text)
      if (command === 'acknowledge') return acknowledge()
      if (present.current.isRefused) return play('refused')
      if (command === 'add' || command === 'remove') {
        setMode(command)
        return play('changed')
      }
      const isTicking = present.current.mode === 'add'
      const selection = { serialNumbers: [text] }
      choose(isTicking ? { take: selection } : { leave: selection }).then(
        () => {
          setTold({ text, kind: isTicking ? 'ticked' : 'unticked' })
          play(isTicking ? 'accepted' : 'removed')
        },
        (problem) => {
          if (!(problem instanceof Problem)) throw problem
          setRefused((others) => [...others, { text, problem }])
          play('refused')
        },
      )
    },
    [choose, acknowledge],
  )
  useEffect(() => tinykeys(window, { Escape: (event) => event.defaultPrevented || acknowledge() }), [acknowledge])
  return { mode, setMode, told, refused, acknowledge, enter }
}
