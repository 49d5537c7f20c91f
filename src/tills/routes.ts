import { Type } from 'typebox'
import type { Context } from '#db/context.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Duty } from '#domain/duty.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { idParameter } from '#http/schemas.ts'
import { listCashiers, removeCashier } from './cashiers.ts'
import { changeTill } from './change-till.ts'
import { createTill } from './create-till.ts'
import { hashNewPin, putCashier } from './put-cashier.ts'
import { freeDevice } from './register-device.ts'
import { registerRoutes } from './register-routes.ts'
import { shiftRoutes } from './shift-routes.ts'
import { listTenderTypes, listTills, readTill } from './store.ts'
import { deleteTenderType, putTenderType } from './tender-types.ts'
import {
  CashierToPut,
  CashierView,
  strict,
  TenderTypeCode,
  TenderTypeToPut,
  TenderTypeView,
  TillChange,
  TillToCreate,
  TillView,
} from './views.ts'

const tag = 'Tills'
const duty: Duty = 'administerUsers'
const readers: readonly Duty[] = ['operatePointOfSale', 'changePointOfSalePrices', 'administerUsers']
const params = idParameter('tillId')
const oneTill = { url: '/tills/:tillId', tag } as const
const tenderParams = Type.Object({ tenderType: TenderTypeCode }, strict)
const cashierParams = idParameter('userId')
const listOf = <T extends typeof TillView | typeof TenderTypeView | typeof CashierView>(view: T) =>
  Type.Object({ items: Type.Array(view), next: Type.Null() })

const tills: readonly Route[] = [
  inquiry({
    method: 'GET',
    url: '/tills',
    tag,
    duty: readers,
    summary: 'List the tills, by code',
    schema: { response: listOf(TillView) },
    handle: async (context) => ({ items: await listTills(context), next: null }),
  }),
  inquiry({
    ...oneTill,
    method: 'GET',
    duty: readers,
    summary: 'Read a till',
    schema: { params, response: TillView },
    handle: (context, request) => readTill(context, request.params.tillId),
  }),
  command({
    method: 'POST',
    url: '/tills',
    tag,
    duty,
    status: 201,
    summary: 'Make a till',
    description: 'D60. Its receipts and its closings are numbered without gaps, each in a series of its own (D6).',
    schema: { body: TillToCreate, response: TillView },
    handle: (context, { body }) => createTill(context, body),
  }),
  command({
    ...oneTill,
    method: 'PATCH',
    duty,
    summary: 'Change or block a till',
    ifMatch: true,
    schema: { params, body: TillChange, response: TillView },
    handle: (context, request) => changeTill(context, request.params.tillId, request.body, request.ifMatch),
  }),
  command({
    method: 'DELETE',
    url: '/tills/:tillId/device',
    tag,
    duty,
    summary: 'Take the device from a till, as when it was lost',
    description: 'D61. Whoever is signed in there is so no longer. What the device sold and has not sent stays on it.',
    schema: { params, response: TillView },
    handle: (context, request) => freeDevice(context, request.params.tillId),
  }),
]

const tenderTypes: readonly Route[] = [
  inquiry({
    method: 'GET',
    url: '/tender-types',
    tag,
    duty: readers,
    summary: 'How customers pay, in the order in which tills offer it',
    schema: { response: listOf(TenderTypeView) },
    handle: async (context) => ({ items: await listTenderTypes(context), next: null }),
  }),
  command({
    method: 'PUT',
    url: '/tender-types/:tenderType',
    tag,
    duty,
    summary: 'Make or change a tender type',
    description: 'A new one is of the kind card: an amount that is recorded. Cash and vouchers come with the company.',
    schema: { params: tenderParams, body: TenderTypeToPut, response: TenderTypeView },
    handle: (context, request) => putTenderType(context, request.params.tenderType, request.body),
  }),
  command({
    method: 'DELETE',
    url: '/tender-types/:tenderType',
    tag,
    duty,
    summary: 'Delete a tender type that nobody paid with',
    schema: { params: tenderParams },
    handle: (context, request) => deleteTenderType(context, request.params.tenderType),
  }),
]

const cashiers: readonly Route[] = [
  inquiry({
    method: 'GET',
    url: '/cashiers',
    tag,
    duty,
    summary: 'List those who sign in at tills, by name',
    schema: { response: listOf(CashierView) },
    handle: async (context) => ({ items: await listCashiers(context), next: null }),
  }),
  command({
    method: 'PUT',
    url: '/cashiers/:userId',
    tag,
    duty,
    transaction: 'own',
    secret: true,
    summary: 'Give a user a PIN or a badge for tills',
    description: 'D61. What is left out stays; a badge of null is taken away. A new PIN ends waiting after wrong ones.',
    schema: { params: cashierParams, body: CashierToPut, response: CashierView },
    handle: async (context, { params: { userId }, body }) => {
      const pinHash = await hashNewPin(body.pin)
      return withoutTrace(context, (transaction) => putCashier(transaction, userId, body, pinHash))
    },
  }),
  command({
    method: 'DELETE',
    url: '/cashiers/:userId',
    tag,
    duty,
    summary: 'Let a user sign in at tills no longer',
    schema: { params: cashierParams },
    handle: (context, request) => removeCashier(context, request.params.userId),
  }),
]

export const tillRoutes: readonly Route[] = [...tills, ...tenderTypes, ...cashiers, ...registerRoutes, ...shiftRoutes]

/** Nothing that a PIN could be tried against is kept with an `Idempotency-Key`. */
function withoutTrace<T>({ db, caller }: Context, work: (context: Context) => Promise<T>): Promise<T> {
  return inTransaction(db, false, (transaction) => work({ db: transaction, caller }))
}
