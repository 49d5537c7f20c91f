import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Challenge, SolvedChallenge } from '#public-coverage/views.ts'

/** A worker: gets a challenge, answers it solved, or null where this browser cannot. */
self.onmessage = async ({ data: challenge }: MessageEvent<Challenge>) => {
  const solution = await solveChallenge({ challenge, deriveKey }).catch(() => null)
  const solved: SolvedChallenge | null = solution && {
    challenge,
    solution: { counter: solution.counter, derivedKey: solution.derivedKey },
  }
  self.postMessage(solved)
}
