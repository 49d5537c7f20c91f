import { sql } from 'kysely'
import { readCompany } from '#companies/store.ts'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { listReturnReasons } from '#returns/return-reasons.ts'
import type { NextNumber, RegisterView } from './register-views.ts'
import { findOpenShift } from './shift-store.ts'
import { listCashierNames, listTenderTypes, readTill } from './store.ts'
import { tillOf } from './till-of-caller.ts'

/** D61: all that the till at which the caller signed in needs when it starts. */
export async function readRegister(
  context: Context,
  server: Pick<RegisterView, 'canMail' | 'printedUrl'>,
): Promise<RegisterView> {
  const { db, caller } = context
  const till = await readTill(context, tillOf(context))
  if (!till.device) throw new Refused([refuse('DEVICE_NOT_REGISTERED')])
  const { id, code, name, customer, openingFloat, receiptFooter, receiptWidth, lockAfter, device } = till
  return {
    till: { id, code, name, customer, openingFloat, receiptFooter, receiptWidth, lockAfter },
    device: { name: device.name, ordinal: device.ordinal },
    company: await readOwnCompany(context),
    user: { id: caller.actorId, name: caller.name, language: caller.language, duties: [...caller.duties].sort() },
    cashiers: [...(await listCashierNames(db, caller.companyId))],
    tenderTypes: (await listTenderTypes(context)).filter(({ blocked }) => !blocked),
    shift: await findOpenShift(context, id),
    numbers: await readNumbers(context, id, device.ordinal),
    returnReasons: [...(await listReturnReasons(context))],
    ...server,
  }
}

async function readOwnCompany(context: Context): Promise<RegisterView['company']> {
  const company = await readCompany(context)
  const { id, code, name, language, currency, country, address, timeZone, vatNumber, registrationNumber } = company
  const { email, phone, website, hasLogo, cashRounding } = company
  const named = { id, code, name, language, currency, country, address, timeZone, vatNumber, registrationNumber }
  return { ...named, email, phone, website, hasLogo, cashRounding }
}

/** D6, D62: the till's next number, and that of its device for what is sold without connection. */
async function readNumbers({ db, caller }: Context, tillId: string, ordinal: number): Promise<RegisterView['numbers']> {
  const { rows } = await sql<NextNumber>`
    select document_type as series, format, next_number as "nextNumber" from number_sequence
    where company_id = ${caller.companyId}
      and document_type in (${`receipt ${tillId}`}, ${`receipt ${tillId} ${ordinal}`})
    order by length(document_type)`.execute(db)
  const [online, offline] = rows
  if (!online || !offline) throw new Error(`till ${tillId} has no number sequences`)
  return { online, offline }
}
