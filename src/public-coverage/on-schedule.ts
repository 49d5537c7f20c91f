import { setTimeout as sleep } from 'node:timers/promises'

/** In milliseconds; far longer than the work takes, so that nearly every answer comes after exactly one. */
const step = 250

/**
 * Answers, or refuses, at the next full step after the question came: how long the work took is not to be seen from
 * outside.
 */
export async function onSchedule<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const startedAt = performance.now()
  try {
    return await work()
  } finally {
    await sleep(step - ((performance.now() - startedAt) % step))
  }
}
