import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** Within this time (milliseconds) signals are one wish: Ctrl-C reaches this process from the terminal and from npm. */
const oneWish = 1000

/**
 * Runs a program to its end; answers its status and, with `capture`, what it printed. The program is in a session of
 * its own, so that the terminal's Ctrl-C reaches it once, from here. `group`: its own children get the signal as well.
 */
export function runChild(command, words, { capture = false, group = false, env = process.env } = {}) {
  const detached = process.platform !== 'win32'
  const stdio = capture ? ['ignore', 'pipe', 'pipe'] : 'inherit'
  const child = spawn(command, words, { stdio, detached, env })
  let output = ''
  for (const stream of capture ? [child.stdout, child.stderr] : []) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  const stopForwarding = forwardSignals((signal) => send(child.pid, signal, detached && group))
  return new Promise((resolve) => {
    const end = (status) => {
      stopForwarding()
      resolve({ status, output })
    }
    child.once('error', (error) => {
      output += `${error.message}\n`
      if (!capture) console.error(error.message)
      end(1)
    })
    child.once('close', (code, signal) => end(code ?? 128 + constants.signals[signal]))
  })
}

/** A closed terminal asks to end as well; so does the end of the npm that started this process. */
function forwardSignals(forward) {
  let last = Number.NEGATIVE_INFINITY
  const pass = (signal) => {
    if (performance.now() - last < oneWish) return
    last = performance.now()
    forward(signal)
  }
  const handlers = [
    ['SIGINT', () => pass('SIGINT')],
    ['SIGTERM', () => pass('SIGTERM')],
    ['SIGHUP', () => pass('SIGTERM')],
  ]
  for (const [signal, handler] of handlers) process.on(signal, handler)
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) {
      clearInterval(watch)
      pass('SIGTERM')
    }
  }, 500)
  return () => {
    clearInterval(watch)
    for (const [signal, handler] of handlers) process.off(signal, handler)
  }
}

function send(pid, signal, group) {
  try {
    process.kill(group ? -pid : pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error // it ended meanwhile
  }
}
