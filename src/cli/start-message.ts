import type { SampleUser } from '#sample/create-sample.ts'
import { paragraphs, tableOf } from './table.ts'

/** What a person sees when Pakbon has started: where it is, who can sign in, what to try first. */
export function startMessage(
  address: string,
  { users, isEmpty }: { readonly users: readonly SampleUser[]; readonly isEmpty: boolean },
): string {
  const pakbon = process.env.npm_lifecycle_event ? 'npm run pakbon --' : 'pakbon'
  return paragraphs(
    `Pakbon runs at ${address}. Open it in a browser; Ctrl-C stops it.\nIts interface for programs, page by page: ${address}/api/reference`,
    isEmpty ? `There is no company yet. Make one: ${pakbon} company create CODE --name …` : null,
    describeUsers(users),
    users.length === 0 ? null : `Try first, in another terminal:\n${firstSteps(pakbon).join('\n')}`,
  )
}

function describeUsers(users: readonly SampleUser[]): string | null {
  const [first] = users
  if (!first) return null
  const table = tableOf(users, { 'E-mail': ({ email }) => email, Name: ({ name }) => name, Role: ({ role }) => role })
  return `A sample company was made. Its users, each with the password ${first.password}:\n${table}`
}

function firstSteps(pakbon: string): readonly string[] {
  return [
    `  ${pakbon} orders list              what is to be delivered`,
    `  ${pakbon} trace C2100101           a camera, from its box to its invoice and its warranty`,
    `  ${pakbon} check                    everything that must always hold, looked at`,
  ]
}
