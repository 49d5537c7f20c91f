import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useCommand } from '#web/api/command.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import type { Problem } from '#web/api/problem.ts'
import { useText } from '#web/language/language.ts'
import { useDone } from '#web/ui/toast.tsx'

interface RecordParts<Draft extends object, View> {
  /** The address of its kind, e.g. `/customers`. */
  readonly url: string
  /** Its id; `new` for one that is not there yet; null for the only one of its kind, at `url` itself. */
  readonly id: string | null
  /** What a new one begins with. */
  readonly blank: Draft
  /** What of a stored one can be changed. */
  readonly draftOf: (view: View) => Draft
  /** Where it was made or changed. */
  readonly onSaved?: (view: View) => void
}

/** A record in its form: what is stored, what was changed of it, and saving only that, on the edition that was read. */
export interface RecordState<Draft extends object, View> {
  readonly view: View | undefined
  readonly readProblem: Problem | null
  readonly draft: Draft
  readonly isNew: boolean
  readonly isDirty: boolean
  readonly isBusy: boolean
  readonly problem: Problem | null
  readonly set: (change: Partial<Draft>) => void
  readonly save: () => void
  readonly undo: () => void
  /** What the server said of a field; undefined where it said nothing of it. */
  readonly faultOf: (field: keyof Draft & string) => string | undefined
}

/** Reads a record, keeps what is changed of it, saves it. */
export function useRecord<Draft extends object, View extends object>(
  parts: RecordParts<Draft, View>,
): RecordState<Draft, View> {
  const { url, id, blank, draftOf, onSaved } = parts
  const { t } = useText()
  const done = useDone()
  const isNew = id === 'new'
  const address = id === null ? url : `${url}/${id}`
  const { data: view, error: readProblem } = useInquiry<View>(isNew ? null : address)
  const [changes, setChanges] = useState<Partial<Draft>>({})
  const stored = view ? draftOf(view) : blank
  const changed = changesOf(stored, changes)
  const isDirty = Object.keys(changed).length > 0
  const isSaved = useRef(false)
  const command = useCommand<void, View>(
    () =>
      isNew
        ? { url, body: { ...filled(blank), ...changes } }
        : {
            method: 'PATCH',
            url: address,
            body: changed,
            ifMatch: (view as { edition?: number } | undefined)?.edition,
          },
    {
      onDone: (saved) => {
        done(t('common.saved'))
        isSaved.current = true
        setChanges({})
        onSaved?.(saved)
      },
    },
  )
  useBlocker({
    shouldBlockFn: () => isDirty && !isSaved.current && !window.confirm(t('common.unsaved')),
    enableBeforeUnload: () => isDirty,
  })
  const save = () => {
    if ((isDirty || isNew) && !command.isPending) command.mutate()
  }
  useSaveKey(save)
  return {
    view,
    readProblem,
    draft: { ...stored, ...changes },
    isNew,
    isDirty,
    isBusy: command.isPending,
    problem: command.error,
    set: (change) => {
      isSaved.current = false
      setChanges((present) => ({ ...present, ...change }))
    },
    save,
    undo: () => {
      setChanges({})
      command.reset()
    },
    faultOf: (field) => faultOf(command.error, field),
  }
}

function useSaveKey(save: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return
      event.preventDefault()
      save()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}

function changesOf<Draft extends object>(stored: Draft, changes: Partial<Draft>): Partial<Draft> {
  const entries = Object.entries(changes).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify((stored as Record<string, unknown>)[name]),
  )
  return Object.fromEntries(entries) as Partial<Draft>
}

/** A new one says nothing of what was left empty: the server has its own beginning for it. */
function filled<Draft extends object>(blank: Draft): Partial<Draft> {
  return Object.fromEntries(
    Object.entries(blank).filter(([, value]) => value !== null && value !== ''),
  ) as Partial<Draft>
}

function faultOf(problem: Problem | null, field: string): string | undefined {
  const about = problem?.refusals.find(({ details }) => {
    const { path, field: named } = details
    return named === field || (typeof path === 'string' && path.startsWith(`body/${field}`))
  })
  return about?.text
}
