import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type DocumentMoment, mostUnits, readMoment, slowest } from '#serial-numbers/read-document-change.ts'
import type { Change, Watched } from '#serial-numbers/watch-document.ts'
import { returnUnitColumns, returnUnitSource } from './list-return-units.ts'
import type { ReturnUnitView } from './views.ts'

const tables = {
  document: 'return_receipt',
  line: 'return_receipt_line',
  documentOfLine: 'return_receipt_id',
  ofLines: sql``,
}

/** A receipt that somebody looks at (D30). */
export function watchedReceipt(returnReceiptId: string): Watched {
  return {
    key: `returnReceipt ${returnReceiptId}`,
    readMoment: (context) => readMoment(context, tables, returnReceiptId),
    readChange: (context, before, now) => readChange(context, returnReceiptId, before, now),
  }
}

async function readChange(
  context: Context,
  returnReceiptId: string,
  before: DocumentMoment,
  now: DocumentMoment,
): Promise<Change> {
  const changed = await readUnitsSince(context, returnReceiptId, before.at)
  const tooMany = changed.length > mostUnits
  const told = tooMany ? [] : changed
  const { state, edition, lines } = now
  return {
    state,
    edition,
    lines,
    units: told.filter((unit) => unit.state !== 'removed'),
    removedIds: told.filter((unit) => unit.state === 'removed').map(({ id }) => id),
    reload: tooMany || before.edition !== edition,
  }
}

/** Units put on or taken off, the newest first; one more than are told. */
async function readUnitsSince(
  { db, caller }: Context,
  returnReceiptId: string,
  moment: string,
): Promise<readonly ReturnUnitView[]> {
  const { companyId } = caller
  const since = sql`${moment}::timestamptz - ${slowest}::interval`
  const { rows } = await sql<ReturnUnitView>`
    select ${returnUnitColumns} from (
      select x.* from return_unit x
      where x.company_id = ${companyId} and x.return_receipt_line_id = any(array(select y.id from return_receipt_line y
          where y.company_id = ${companyId} and y.return_receipt_id = ${returnReceiptId}))
        and (x.registered_at > ${since} or x.closed_at > ${since})
      order by x.registered_at desc, x.position desc limit ${sql.lit(mostUnits + 1)}) u
    ${returnUnitSource} order by u.registered_at desc, u.position desc`.execute(db)
  return rows
}
