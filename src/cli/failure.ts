import { CommanderError } from 'commander'
import { isRefusedCall } from './api.ts'

/** How a command ended: done, refused or broken, asked wrongly. */
export const exitCodes = { done: 0, refused: 1, usage: 2 } as const

/** An error of whoever typed the command or set the environment, told in one line. */
export function usageError(message: string): Error {
  return Object.assign(new Error(message), { isUsage: true })
}

/** A "no" that is not a route's: told in one line, exit code 1. */
export function refusedError(message: string): Error {
  return Object.assign(new Error(message), { isRefused: true })
}

/** Tells an error on the standard error output and gives the exit code for it. */
export function tellFailure(error: unknown, json: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  if (isRefusedCall(error)) {
    console.error(json ? JSON.stringify(error.problem, null, 2) : error.message)
    return exitCodes.refused
  }
  if (!(error instanceof Error)) throw error
  const known = 'isUsage' in error || 'isRefused' in error || wordsOfDatabase(error)
  console.error(known ? (wordsOfDatabase(error) ?? error.message) : error.stack)
  return 'isUsage' in error || wordsOfDatabase(error) ? exitCodes.usage : exitCodes.refused
}

/** Errors of a database that is not there, or has no tables yet. */
function wordsOfDatabase(error: Error): string | null {
  const code = 'code' in error ? String(error.code) : ''
  if (code === '42P01' || (code === '22023' && /role/.test(error.message))) {
    return 'This database has no tables of this version of Pakbon. Run: pakbon migrate'
  }
  if (['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', '28P01', '28000', '3D000'].includes(code)) {
    return `The database cannot be reached: ${error.message || code}`
  }
  return null
}
