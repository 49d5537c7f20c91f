import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { listRoutes } from '#http/list-routes.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { Id, idParameter, PeriodQuery } from '#http/schemas.ts'
import { closeShift } from './close-shift.ts'
import { listShifts, type ShiftFilter, shiftSorts } from './list-shifts.ts'
import { moveCash } from './move-cash.ts'
import { openShift } from './open-shift.ts'
import { readReport } from './read-report.ts'
import { readShiftWithMovements } from './shift-store.ts'
import {
  CashMovementView,
  CashToMove,
  ShiftReport,
  ShiftToClose,
  ShiftToOpen,
  ShiftView,
  ShiftWithMovements,
  shiftStates,
} from './shift-views.ts'

const tag = 'Tills'
const duty: Duty = 'operatePointOfSale'
/** Who reads shifts and their reports. */
export const shiftReaders: readonly Duty[] = [
  duty,
  'changePointOfSalePrices',
  'maintainSalesInvoices',
  'administerUsers',
]
const params = idParameter('shiftId')
const oneShift = { url: '/shifts/:shiftId', tag } as const

const list = listRoutes<ShiftFilter, ShiftView>({
  url: '/shifts',
  duty: shiftReaders,
  tag,
  summary: 'Shifts of the tills, newest first',
  filters: {
    tillId: Type.Optional(Id),
    state: Type.Optional(Type.Enum([...shiftStates])),
    ...PeriodQuery('on which it was opened'),
  },
  sorts: shiftSorts,
  view: ShiftView,
  read: listShifts,
  columns: {
    till: (shift) => shift.till.code,
    number: (shift) => shift.number,
    openedAt: (shift) => shift.openedAt,
    openedBy: (shift) => shift.openedBy,
    openingFloat: (shift) => ({ amount: shift.openingFloat }),
    closedAt: (shift) => shift.closedAt,
    closedBy: (shift) => shift.closedBy,
    difference: (shift) => ({ amount: shift.difference }),
    note: (shift) => shift.note,
  },
})

export const shiftRoutes: readonly Route[] = [
  ...list,
  inquiry({
    ...oneShift,
    method: 'GET',
    duty: shiftReaders,
    summary: 'Read a shift, with its cash movements',
    schema: { params, response: ShiftWithMovements },
    handle: (context, request) => readShiftWithMovements(context, request.params.shiftId),
  }),
  inquiry({
    method: 'GET',
    url: '/shifts/:shiftId/report',
    tag,
    duty: shiftReaders,
    summary: 'The X report of an open shift, or the Z report of a closed one',
    description: 'D61. The X report tells what should be in the drawer, and asks for changePointOfSalePrices.',
    schema: { params, response: ShiftReport },
    handle: (context, request) => readReport(context, request.params.shiftId),
  }),
  command({
    method: 'POST',
    url: '/shifts',
    tag,
    duty,
    status: 201,
    summary: 'Open a shift at the till',
    description: 'D61. By whoever signed in there; one is open at a time.',
    schema: { body: ShiftToOpen, response: ShiftView },
    handle: (context, { body }) => openShift(context, body),
  }),
  command({
    method: 'POST',
    url: '/shifts/:shiftId/cash-movements',
    tag,
    duty,
    status: 201,
    summary: 'Put cash into the drawer or take it out, beside sales',
    schema: { params, body: CashToMove, response: CashMovementView },
    handle: (context, request) => moveCash(context, request.params.shiftId, request.body),
  }),
  command({
    method: 'POST',
    url: '/shifts/:shiftId/closing',
    tag,
    duty,
    summary: 'Close a shift by what was counted',
    description:
      'D61. Blind: what should be there is told after it. Every tender type that is not blocked, or that somebody paid ' +
      'with, is counted. The closing has the next number of the till, without gaps (D6).',
    schema: { params, body: ShiftToClose, response: ShiftReport },
    handle: (context, request) => closeShift(context, request.params.shiftId, request.body),
  }),
]
