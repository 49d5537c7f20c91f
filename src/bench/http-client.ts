import { connect, type Socket } from 'node:net'

export interface HttpAnswer {
  readonly status: number
  readonly text: string
}

/** One kept connection that sends one request at a time, with next to no work of its own: the machine is measured. */
export interface HttpClient {
  request(method: string, path: string, body?: unknown): Promise<HttpAnswer>
  close(): void
}

/** Opens a client on loopback that sends a header of who it is with each request below /api/v1. */
export function openClient(port: number, identity: string): HttpClient {
  const socket = connect(port, '127.0.0.1').setNoDelay(true)
  const read = answersOf(socket)
  return {
    request(method, path, body) {
      const text = body === undefined ? '' : JSON.stringify(body)
      const head =
        body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`
      socket.write(`${method} /api/v1${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${identity}\r\n${head}\r\n${text}`)
      return read()
    },
    close: () => socket.destroy(),
  }
}

/** Answers with a length, in the order of their requests. */
function answersOf(socket: Socket): () => Promise<HttpAnswer> {
  let received = Buffer.alloc(0)
  let waiting: { resolve: (answer: HttpAnswer) => void; reject: (error: Error) => void } | null = null
  socket.on('data', (part) => {
    received = received.length === 0 ? part : Buffer.concat([received, part])
    const answer = firstAnswer()
    if (!answer || !waiting) return
    const { resolve } = waiting
    waiting = null
    resolve(answer)
  })
  socket.on('error', (error) => waiting?.reject(error))
  return () =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject }
    })

  function firstAnswer(): HttpAnswer | null {
    const end = received.indexOf('\r\n\r\n')
    if (end < 0) return null
    const head = received.toString('latin1', 0, end)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (received.length < end + 4 + length) return null
    const text = received.toString('utf8', end + 4, end + 4 + length)
    received = received.subarray(end + 4 + length)
    return { status: Number(head.slice(9, 12)), text }
  }
}

/** Sends a request that must succeed, and reads its JSON. */
export async function call<T>(client: HttpClient, method: string, path: string, body?: unknown): Promise<T> {
  const { status, text } = await client.request(method, path, body)
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 500)}`)
  return JSON.parse(text) as T
}
