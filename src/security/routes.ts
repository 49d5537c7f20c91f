import { Type } from 'typebox'
import type { Context } from '#db/context.ts'
import { inTransaction } from '#db/transaction.ts'
import { type ListRoutes, listRoutes } from '#http/list-routes.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { idParameter, Nullable, PageQuery, TextQuery } from '#http/schemas.ts'
import { changeRole } from './change-role.ts'
import { changeUser } from './change-user.ts'
import { createApiKey } from './create-api-key.ts'
import { createRole } from './create-role.ts'
import { createUser } from './create-user.ts'
import { deleteRole } from './delete-role.ts'
import { hashNewPassword } from './password.ts'
import { removeUser } from './remove-user.ts'
import { resetPassword } from './reset-password.ts'
import { revokeApiKey } from './revoke-api-key.ts'
import { listApiKeys, listRoles, listUsers, readRole, readUser, type UserFilter, userSorts } from './store.ts'
import {
  ApiKeyToCreate,
  ApiKeyView,
  NewApiKey,
  NewPassword,
  RoleChange,
  RoleToCreate,
  RoleView,
  UserChange,
  UserToCreate,
  UserView,
} from './views.ts'

const query = Type.Object(PageQuery, { additionalProperties: false })
const listOf = <T extends typeof RoleView | typeof ApiKeyView>(view: T) =>
  Type.Object({ items: Type.Array(view), next: Nullable(Type.String()) })

const users = { duty: 'administerUsers', tag: 'Users and roles' } as const
const oneUser = { ...users, url: '/users/:userId' } as const
const userParams = idParameter('userId')

const userList: ListRoutes<UserFilter, UserView> = {
  ...users,
  url: '/users',
  summary: 'List the users of the company, by e-mail address',
  filters: TextQuery('A part of the name or the e-mail address'),
  sorts: userSorts,
  view: UserView,
  read: listUsers,
  columns: {
    email: (user) => user.email,
    name: (user) => user.name,
    language: (user) => user.language,
    roles: (user) => user.roles.join(' '),
  },
}

const userRoutes: readonly Route[] = [
  ...listRoutes(userList),
  inquiry({
    ...oneUser,
    method: 'GET',
    summary: 'Read a user',
    schema: { params: userParams, response: UserView },
    handle: (context, { params }) => readUser(context, params.userId),
  }),
  command({
    ...users,
    method: 'POST',
    url: '/users',
    status: 201,
    transaction: 'own',
    secret: true,
    summary: 'Create a user',
    description:
      'D74: with a first password and roles. Somebody who has an account for another company gets roles here and ' +
      'keeps their password: leave it out. Repeat it with the same id instead of an Idempotency-Key.',
    schema: { body: UserToCreate, response: UserView },
    handle: async (context, { body }) => {
      const hash = await hashNewPassword(body.password)
      return withoutTrace(context, (transaction) => createUser(transaction, body, hash))
    },
  }),
  command({
    ...oneUser,
    method: 'PATCH',
    summary: 'Change the name, language or roles of a user',
    description: 'D74: the roles given replace those of before, from the next request of the user on.',
    schema: { params: userParams, body: UserChange, response: UserView },
    handle: (context, { params, body }) => changeUser(context, params.userId, body),
  }),
  command({
    ...oneUser,
    method: 'DELETE',
    summary: 'Remove a user from the company',
    description: 'What the user did stays under their name. The account ends with its last company.',
    schema: { params: userParams },
    handle: (context, { params }) => removeUser(context, params.userId),
  }),
  command({
    ...users,
    method: 'PUT',
    url: '/users/:userId/password',
    transaction: 'own',
    secret: true,
    summary: 'Give a user another password',
    description: 'Their sessions end.',
    schema: { params: userParams, body: NewPassword },
    handle: async (context, { params, body: { password } }) => {
      const hash = await hashNewPassword(password)
      return withoutTrace(context, (transaction) => resetPassword(transaction, params.userId, password, hash))
    },
  }),
]

const oneRole = { ...users, url: '/roles/:roleId' } as const
const roleParams = idParameter('roleId')

const roleRoutes: readonly Route[] = [
  inquiry({
    ...users,
    method: 'GET',
    url: '/roles',
    summary: 'List the roles of the company and their duties, by code',
    schema: { query, response: listOf(RoleView) },
    handle: (context, request) => listRoles(context, request.query),
  }),
  inquiry({
    ...oneRole,
    method: 'GET',
    summary: 'Read a role',
    schema: { params: roleParams, response: RoleView },
    handle: (context, { params }) => readRole(context, params.roleId),
  }),
  command({
    ...users,
    method: 'POST',
    url: '/roles',
    status: 201,
    summary: 'Create a role',
    schema: { body: RoleToCreate, response: RoleView },
    handle: (context, { body }) => createRole(context, body),
  }),
  command({
    ...oneRole,
    method: 'PATCH',
    summary: 'Change the name or the duties of a role',
    description: 'D74: the duties given replace those of before, from the next request of each user on.',
    ifMatch: true,
    schema: { params: roleParams, body: RoleChange, response: RoleView },
    handle: (context, { params, body, ifMatch }) => changeRole(context, params.roleId, body, ifMatch),
  }),
  command({
    ...oneRole,
    method: 'DELETE',
    summary: 'Delete a role that no user has',
    ifMatch: true,
    schema: { params: roleParams },
    handle: (context, { params, ifMatch }) => deleteRole(context, params.roleId, ifMatch),
  }),
]

const keys = { duty: 'integrate', tag: 'API keys' } as const

const apiKeyRoutes: readonly Route[] = [
  inquiry({
    ...keys,
    method: 'GET',
    url: '/api-keys',
    summary: 'List the API keys of the company, revoked ones too',
    schema: { query, response: listOf(ApiKeyView) },
    handle: (context, request) => listApiKeys(context, request.query),
  }),
  command({
    ...keys,
    method: 'POST',
    url: '/api-keys',
    status: 201,
    transaction: 'own',
    secret: true,
    summary: 'Create an API key',
    description:
      'D75: with duties of whoever makes it. The key is shown in this answer and never again; when the answer was ' +
      'lost, revoke the key and make another.',
    schema: { body: ApiKeyToCreate, response: NewApiKey },
    handle: (context, { body }) => withoutTrace(context, (transaction) => createApiKey(transaction, body)),
  }),
  command({
    ...keys,
    method: 'POST',
    url: '/api-keys/:apiKeyId/revocation',
    summary: 'Revoke an API key, from its next request on',
    schema: { params: idParameter('apiKeyId'), response: ApiKeyView },
    handle: (context, { params }) => revokeApiKey(context, params.apiKeyId),
  }),
]

export const securityRoutes: readonly Route[] = [...userRoutes, ...roleRoutes, ...apiKeyRoutes]

/** A transaction outside the store of idempotency keys, which would keep a fast hash of a password, or an API key. */
function withoutTrace<T>({ db, caller }: Context, work: (context: Context) => Promise<T>): Promise<T> {
  return inTransaction(db, false, (transaction) => work({ db: transaction, caller }))
}
