import type { Challenge, SolvedChallenge } from '#public-coverage/views.ts'
import { send } from '#web/api/client.ts'

let solving: Promise<SolvedChallenge | null> | null = null

/** Solves a challenge while the buyer still types, so that nobody waits for it. */
export function solveAhead(): void {
  solving ??= fetchAndSolve().catch(() => null)
}

/** The challenge that was solved ahead, or one solved now; each is used once. Undefined where none can be had. */
export async function takeSolved(): Promise<SolvedChallenge | undefined> {
  solveAhead()
  const solved = await solving
  solving = null
  if (solved && !isOld(solved)) return solved
  return solved ? ((await fetchAndSolve().catch(() => null)) ?? undefined) : undefined
}

/** It must last until the server reads it. */
function isOld({ challenge }: SolvedChallenge): boolean {
  return challenge.parameters.expiresAt * 1000 < Date.now() + 30_000
}

async function fetchAndSolve(): Promise<SolvedChallenge | null> {
  const challenge = await send<Challenge>({ url: '/public/coverage/challenge' })
  const worker = new Worker(new URL('./solve-challenge.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<SolvedChallenge | null>((resolve) => {
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = () => resolve(null)
      worker.postMessage(challenge)
    })
  } finally {
    worker.terminate()
  }
}
