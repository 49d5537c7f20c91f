import { type DestinationStream, type LevelWithSilent, type Logger, pino, stdSerializers } from 'pino'

/** Longest text of an error or a serial number in a log line. */
const longest = 500

/**
 * JSON lines on the standard error output. What a request carried never comes in: no bodies, no credentials; of an
 * error of the database what it was, not the row that it was about.
 */
export function createLogger(
  level: LevelWithSilent,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['authorization', 'cookie', 'set-cookie'].flatMap((name) => [
        `headers["${name}"]`,
        `*.headers["${name}"]`,
      ]),
      serializers: { err: describeError, error: describeError, serialNumber: (text) => String(text).slice(0, longest) },
    },
    destination,
  )
}

function describeError(error: unknown) {
  if (!(error instanceof Error)) return String(error).slice(0, longest)
  const { type, message, stack, code, constraint } = stdSerializers.err(error)
  return { type, message: message.slice(0, longest), stack: stack.slice(0, 10 * longest), code, constraint }
}
