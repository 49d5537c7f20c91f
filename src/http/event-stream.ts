import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused, refuse } from '#domain/refusal.ts'
import type { EventsAnswer } from './route.ts'

/** The streams of a server that are open now, by who listens; called, each one ends. */
export type Streams = Map<() => void, string>

/** Streams that one session or API key may have open. */
const mostOfOne = 20
const beatEvery = 15_000
/** In bytes; a listener so far behind is cut off, and begins anew when it is back. */
const mostUnread = 4 * 1024 * 1024

/** Ends what is open when the server closes, so that it does not wait for it. */
export function keepStreams(app: FastifyInstance): Streams {
  const streams: Streams = new Map()
  app.addHook('preClose', async () => {
    for (const end of streams.keys()) end()
  })
  return streams
}

/** Whose request it is, for limits: an API key, a session, or an address. */
export function senderOf({ headers, ip }: FastifyRequest): string {
  return headers.authorization ?? sessionOf(headers.cookie) ?? ip
}

/** The session's own cookie: others may change as their sender likes. */
function sessionOf(cookies: string | undefined): string | undefined {
  return cookies && /pakbon\.session[^=]*=([^;]+)/.exec(cookies)?.[1]
}

/** Whether an answer is something to listen to. */
export function isStream(body: unknown): body is EventsAnswer {
  return typeof body === 'object' && body !== null && 'listen' in body
}

/** Answers with events (text/event-stream) until they end, nobody listens any more, or the listener may no longer. */
export function sendEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  { listen }: EventsAnswer,
  streams: Streams,
  mayStill: () => Promise<boolean>,
): FastifyReply {
  const sender = senderOf(request)
  refuseTooMany(reply, streams, sender)
  const stream = new PassThrough()
  const end = (error?: unknown) => {
    if (error !== undefined) request.log.warn({ err: error }, 'a stream ended')
    stream.end()
    // Whoever does not read must not keep a closing server waiting.
    setTimeout(() => request.raw.destroy(), 1000).unref()
  }
  const write = (text: string) => {
    if (!stream.writable) return
    stream.write(text)
    if (stream.writableLength + stream.readableLength > mostUnread) stream.destroy()
  }
  write('retry: 1000\n\n')
  const leave = listen({ tell: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`), end })
  const beat = setInterval(() => mayStill().then((may) => (may ? write(':\n\n') : end()), end), beatEvery)
  streams.set(end, sender)
  stream.once('close', () => {
    clearInterval(beat)
    streams.delete(end)
    leave()
  })
  // The connection ends with its stream: a server that closes waits for none that idles.
  return reply
    .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no', connection: 'close' })
    .type('text/event-stream')
    .send(stream)
}

function refuseTooMany(reply: FastifyReply, streams: Streams, sender: string): void {
  const open = [...streams.values()].filter((one) => one === sender).length
  if (open < mostOfOne) return
  reply.header('retry-after', '1')
  throw new Refused([refuse('REQUEST_TOO_MANY')])
}
