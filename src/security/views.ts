import { type Static, Type } from 'typebox'
import { duties } from '#domain/duty.ts'
import { Id, Moment, Nullable } from '#http/schemas.ts'
import { maximumPasswordLength } from './password.ts'

const DutyName = Type.Enum([...duties], { description: 'docs/duties.md says what each allows' })
const Duties = Type.Array(DutyName, { maxItems: 50, uniqueItems: true })
const Name = Type.String({ minLength: 1, maxLength: 200 })
const Language = Type.Enum(['nl', 'en'])
const Theme = Type.Enum(['system', 'light', 'dark', 'highContrast'])
const RoleCode = Type.String({ pattern: '^[A-Za-z0-9-]{1,60}$', description: 'The code of a role, e.g. shippingClerk' })
const Roles = Type.Array(RoleCode, { minItems: 1, maxItems: 50, uniqueItems: true })
const Password = Type.String({ maxLength: maximumPasswordLength, description: 'At least 12 characters' })

/** What better-auth also takes for an address, so that everybody with an account can sign in. */
const Email = Type.String({
  maxLength: 200,
  pattern: "^[A-Za-z0-9_+-]+([.'][A-Za-z0-9_+-]+)*@([A-Za-z0-9][A-Za-z0-9-]*[.])+[A-Za-z]{2,}$",
})

const strict = { additionalProperties: false }

export const SignIn = Type.Object({ email: Type.String({ maxLength: 200 }), password: Password }, strict)
export const PasswordChange = Type.Object({ currentPassword: Password, newPassword: Password }, strict)
export const SessionView = Type.Object(
  { user: Type.Object({ id: Id, name: Name, email: Type.String() }) },
  { title: 'Session' },
)

export const MeView = Type.Object(
  {
    id: Id,
    kind: Type.Enum(['user', 'apiKey']),
    name: Name,
    email: Nullable(Type.String()),
    language: Language,
    theme: Theme,
    companyId: Id,
    tillId: Nullable(Type.String({ format: 'uuid', description: 'The till at which one signed in (D61)' })),
    company: Type.Object({ id: Id, code: Type.String(), name: Type.String(), currency: Type.String() }),
    companies: Type.Array(Type.Object({ id: Id, code: Type.String(), name: Type.String() })),
    duties: Duties,
    roles: Type.Array(Name, { description: "Names of the user's roles in the present company" }),
  },
  { title: 'Me' },
)
export type MeView = Static<typeof MeView>

export const MeChange = Type.Object(
  { language: Type.Optional(Language), theme: Type.Optional(Theme) },
  { ...strict, minProperties: 1 },
)
export type MeChange = Static<typeof MeChange>

export const UserView = Type.Object(
  {
    id: Id,
    email: Type.String(),
    name: Name,
    language: Nullable(Language),
    roles: Roles,
  },
  { title: 'User' },
)
export type UserView = Static<typeof UserView>

export const UserToCreate = Type.Object(
  {
    id: Type.Optional(Id),
    email: Email,
    name: Name,
    language: Type.Optional(Language),
    password: Type.Optional(Password),
    roles: Roles,
  },
  strict,
)
export type UserToCreate = Static<typeof UserToCreate>

export const UserChange = Type.Object(
  { name: Type.Optional(Name), language: Type.Optional(Language), roles: Type.Optional(Roles) },
  strict,
)
export type UserChange = Static<typeof UserChange>

export const NewPassword = Type.Object({ password: Password }, strict)

export const RoleView = Type.Object(
  { id: Id, code: RoleCode, name: Name, duties: Duties, edition: Type.Integer() },
  { title: 'Role' },
)
export type RoleView = Static<typeof RoleView>

export const RoleToCreate = Type.Object({ id: Type.Optional(Id), code: RoleCode, name: Name, duties: Duties }, strict)
export type RoleToCreate = Static<typeof RoleToCreate>

export const RoleChange = Type.Object({ name: Type.Optional(Name), duties: Type.Optional(Duties) }, strict)
export type RoleChange = Static<typeof RoleChange>

export const ApiKeyView = Type.Object(
  {
    id: Id,
    name: Name,
    duties: Duties,
    createdAt: Moment,
    expiresAt: Nullable(Moment),
    revokedAt: Nullable(Moment),
  },
  { title: 'ApiKey' },
)
export type ApiKeyView = Static<typeof ApiKeyView>

/** A key is shown once, when it is made. */
export const NewApiKey = Type.Object({ ...ApiKeyView.properties, key: Type.String() }, { title: 'NewApiKey' })
export type NewApiKey = Static<typeof NewApiKey>

export const ApiKeyToCreate = Type.Object(
  { id: Type.Optional(Id), name: Name, duties: Duties, expiresAt: Type.Optional(Moment) },
  strict,
)
export type ApiKeyToCreate = Static<typeof ApiKeyToCreate>
