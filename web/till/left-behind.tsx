import { useEffect, useState } from 'react'
import { keptTills, openDisk } from './disk.ts'
import { useSpeech } from './speech.ts'
import type { Register } from './wire.ts'

interface Left {
  readonly tillId: string
  readonly code: string
  readonly count: number
}

/** D62: sales of a till that this device was before, which the server does not have: none is lost, and how they go out. */
export function LeftBehind({ tillNow }: { readonly tillNow: string | null }) {
  const { t } = useSpeech()
  const [left, setLeft] = useState<readonly Left[]>([])
  useEffect(() => {
    void findLeftBehind(tillNow).then(setLeft)
  }, [tillNow])
  return (
    <div role="alert">
      {left.map(({ tillId, code, count }) => (
        <p key={tillId} className="refusal" data-left-behind={count}>
          <strong>{t('register.leftBehind', { count, till: code })}</strong>{' '}
          {t('register.leftBehindHow', { till: code })}
        </p>
      ))}
    </div>
  )
}

async function findLeftBehind(tillNow: string | null): Promise<readonly Left[]> {
  const others = (await keptTills()).filter((tillId) => tillId !== tillNow)
  const all = await Promise.all(others.map(readLeft))
  return all.filter(({ count }) => count > 0)
}

async function readLeft(tillId: string): Promise<Left> {
  const disk = await openDisk(tillId)
  const [count, register] = await Promise.all([disk.count('outgoing'), disk.get('kept', 'register')])
  disk.close()
  return { tillId, count, code: (register as Register | undefined)?.till.code ?? '' }
}
