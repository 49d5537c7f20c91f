import type { Command } from 'commander'
import { readPassword } from './password.ts'
import { withSession } from './session.ts'

interface Options {
  readonly email: string
  readonly name: string
  readonly role: readonly string[]
  readonly passwordStdin?: boolean
  readonly known?: boolean
}

interface User {
  readonly email: string
  readonly roles: readonly string[]
  readonly password?: string
}

/** Adds `pakbon user create`. */
export function addCreateUser(user: Command): void {
  user
    .command('create')
    .description('Make a user of the company; a password is asked for on a terminal, or made and shown once')
    .requiredOption('--email <email>', 'e-mail address to sign in with')
    .requiredOption('--name <name>', 'name as others see it')
    .requiredOption('--role <code...>', 'roles in the company, e.g. shippingClerk')
    .option('--password-stdin', 'read the password from the standard input')
    .option('--known', 'somebody with an account for another company, who keeps their password')
    .action(({ email, name, role, passwordStdin = false, known }: Options, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const given = known ? null : await readPassword({ fromStdin: passwordStdin })
        const body = { email, name, roles: role, ...(given ? { password: given.password } : {}) }
        const made = await api.post<User>('/users', body)
        show({ ...made, ...(given?.generated ? { password: given.password } : {}) }, describe)
      }),
    )
}

function describe({ email, roles, password }: User): string {
  const made = `${email} works here as ${roles.join(', ')}.`
  return password === undefined ? made : `${made}\nPassword, shown this once: ${password}`
}
