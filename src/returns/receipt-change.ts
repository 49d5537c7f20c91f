import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import {
  type DocumentMoment,
  type Known,
  type News,
  readMoment,
  readNews,
} from '#serial-numbers/read-document-change.ts'
import type { Watched } from '#serial-numbers/watch-document.ts'
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
    readNews: (context, known, now) => readReceiptNews(context, returnReceiptId, known, now),
  }
}

function readReceiptNews(
  { db, caller }: Context,
  returnReceiptId: string,
  known: Known,
  now: DocumentMoment,
): Promise<News> {
  const { companyId } = caller
  return readNews(known, now, {
    async versionsSince(since) {
      const { rows } = await sql<{ id: string; version: string }>`
        select x.id, x.xmin::text as version from return_unit x
        where x.company_id = ${companyId} and x.return_receipt_line_id = any(array(select y.id
            from return_receipt_line y where y.company_id = ${companyId} and y.return_receipt_id = ${returnReceiptId}))
          and (x.registered_at > ${since} or x.closed_at > ${since})`.execute(db)
      return rows
    },
    async read(ids) {
      const { rows } = await sql<ReturnUnitView>`
        select ${returnUnitColumns} from (select x.* from return_unit x
          where x.company_id = ${companyId} and x.id = any(${ids}::uuid[])) u
        ${returnUnitSource} order by u.registered_at desc, u.position desc`.execute(db)
      return rows
    },
  })
}
