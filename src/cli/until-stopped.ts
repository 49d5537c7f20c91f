import type { Logger } from 'pino'

type Stop = readonly [what: string, stop: () => Promise<void>]

/**
 * Starts something made of parts and waits for SIGINT or SIGTERM; then stops the parts, the last first. A second
 * signal ends it at once. A part that fails to start, or a promise that nobody handles, ends it with exit code 1.
 */
export async function untilStopped(
  logger: Logger,
  start: (stopping: (...part: Stop) => void) => Promise<void>,
): Promise<void> {
  const parts: Stop[] = []
  let isEnding = false
  const signalled = signal(logger, () => parts.map(([, stop]) => stop().catch(() => {}))).then(() => {
    isEnding = true
  })
  const starting = start((...part) => {
    parts.unshift(part)
    if (isEnding) throw new Error('stopped while it started')
  })
  try {
    await Promise.race([starting.then(() => signalled), signalled, failure(logger)])
  } finally {
    isEnding = true
    await starting.catch(() => {}) // told above, or the effect of stopping
    for (const [what, stop] of parts) {
      logger.info(`stopping ${what}`)
      await stop().catch((error) => logger.error({ err: error }, `${what} did not stop well`))
    }
  }
}

/** Resolves at the first signal; the second asks every part again, then leaves. */
function signal(logger: Logger, force: () => unknown): Promise<void> {
  return new Promise((resolve) => {
    let received = 0
    const receive = (name: string) => {
      received++
      logger.info(`received ${name}`)
      if (received === 1) return resolve()
      force()
      setTimeout(() => process.exit(1), 1000).unref()
    }
    process.on('SIGINT', receive).on('SIGTERM', receive)
  })
}

function failure(logger: Logger): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = (error: unknown) => {
      logger.fatal({ err: error }, 'something unexpected')
      reject(error instanceof Error ? error : new Error(String(error)))
    }
    process.on('unhandledRejection', fail).on('uncaughtException', fail)
  })
}
