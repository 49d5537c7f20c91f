import { sql } from 'kysely'
import type { Check } from './check.ts'

const counts = sql`json_build_object('quantity', l.quantity, 'registered', l.quantity_registered,
  'notReadable', l.quantity_not_readable, 'registrable', l.quantity_registrable) as figures`

type Kind = 'packingSlip' | 'invoice' | 'returnReceipt'

const names: Readonly<Record<Kind, readonly [table: string, words: string]>> = {
  packingSlip: ['packing_slip', 'a packing slip line'],
  invoice: ['invoice', 'an invoice line'],
  returnReceipt: ['return_receipt', 'a return receipt line'],
}

/** Of the lines that units are counted on: of packing slips, of invoices for what they deliver, of return receipts. */
export const lineChecks: readonly Check[] = [
  linesOf('packingSlip'),
  linesOf('invoice'),
  linesOf('returnReceipt'),
].flatMap((lines) => [...countChecks(lines), ...placeChecks(lines), ...documentChecks(lines)])

function linesOf(kind: Kind) {
  const [name, words] = names[kind]
  return {
    kind,
    words,
    subject: `${kind}Line` as const,
    document: sql.table(name),
    line: sql.table(`${name}_line`),
    documentOfLine: sql.ref(`l.${name}_id`),
    units: sql.table(kind === 'returnReceipt' ? 'return_unit' : 'registration'),
    lineOfUnit: sql.ref(`${name}_line_id`),
    counted: kind === 'invoice' ? sql`l.section = 'direct'` : sql`true`,
  }
}

type Lines = ReturnType<typeof linesOf>

/** D31: as many as must be, as many as may be. */
function countChecks({ kind, words, subject, line, units, lineOfUnit, counted }: Lines): readonly Check[] {
  return [
    {
      name: `${kind}LineCounts`,
      invariant: 'I03',
      statement: `The counts of ${words} are the units registered on it.`,
      subject,
      sql: sql`select l.company_id, l.id, json_build_object('registered', l.quantity_registered, 'notReadable',
          l.quantity_not_readable, 'unitsWithSerialNumber', u.readable, 'unitsNotReadable', u.not_readable) as figures
        from ${line} l
        left join (select company_id, ${lineOfUnit} as line_id, count(serial_key) as readable,
            count(*) - count(serial_key) as not_readable
          from ${units} where ${lineOfUnit} is not null and closed_as is distinct from 'removed' group by 1, 2) u
          on u.company_id = l.company_id and u.line_id = l.id and ${counted}
        where l.quantity_registered <> coalesce(u.readable, 0) or l.quantity_not_readable <> coalesce(u.not_readable,
          0)`,
    },
    {
      name: `${kind}LineNotOver`,
      invariant: 'I03, I05',
      statement: `Units on ${words} that is posted are never more than its quantity.`,
      subject,
      sql: sql`select l.company_id, l.id, ${counts} from ${line} l
        where l.posted and ${counted} and l.quantity_registered + l.quantity_not_readable > l.quantity`,
    },
    {
      name: `${kind}LineComplete`,
      invariant: 'I04',
      statement: `On ${words} that is posted without blank issue, units are as many as its quantity.`,
      subject,
      sql: sql`select l.company_id, l.id, ${counts} from ${line} l
        where l.posted and ${counted} and l.serialised and not l.blank_issue_allowed
          and l.quantity_registered + l.quantity_not_readable < l.quantity`,
    },
  ]
}

/** Room for units, and whether there is any. */
function placeChecks({ kind, words, subject, document, line, documentOfLine, counted }: Lines): readonly Check[] {
  return [
    {
      name: `${kind}LineWithoutControl`,
      invariant: 'I06',
      statement: `On ${words} of a product without serial number control there are no units.`,
      subject,
      sql: sql`select l.company_id, l.id, ${counts} from ${line} l
        where not l.serialised and l.quantity_registered + l.quantity_not_readable > 0`,
    },
    {
      name: `${kind}LinePlaces`,
      invariant: 'I03',
      statement: `Units on ${words} are never more than its places; once posted or discarded it has no free place.`,
      subject,
      sql: sql`select l.company_id, l.id, ${counts} from ${line} l
        join ${document} d on d.company_id = l.company_id and d.id = ${documentOfLine}
        where ${counted} and case when l.posted or d.discarded_at is not null
          then l.quantity_registered + l.quantity_not_readable <> l.quantity_registrable
          else l.quantity_registered + l.quantity_not_readable > l.quantity_registrable end`,
    },
    {
      name: `${kind}LineWhole`,
      invariant: 'D12',
      statement: `The quantity of ${words} with serial number control is whole.`,
      subject,
      sql: sql`select l.company_id, l.id, ${counts} from ${line} l where l.serialised
        and l.quantity <> trunc(l.quantity)`,
    },
  ]
}

/** With their documents, order lines and products. */
function documentChecks(lines: Lines): readonly Check[] {
  const { kind, subject, document, line, documentOfLine } = lines
  return [
    {
      name: `${kind}LinePostedWithDocument`,
      invariant: 'I31',
      statement: `The lines of a document are posted if and only if it is.`,
      subject,
      sql: sql`select l.company_id, l.id, json_build_object('posted', l.posted, 'number', d.number) as figures
        from ${line} l left join ${document} d on d.company_id = l.company_id and d.id = ${documentOfLine}
        where l.posted is distinct from (d.posted_at is not null) or d.id is null`,
    },
    ...(kind === 'returnReceipt' ? [] : [ofSalesOrder(lines)]),
    {
      name: `${kind}LineAsSetUp`,
      invariant: 'I08',
      statement: `What a posted line says of serial number control is what its product has, which is fixed since.`,
      subject,
      sql: sql`select l.company_id, l.id, json_build_object('serialised', l.serialised, 'product', p.number, 'kind',
          p.kind, 'group', g.code) as figures
        from ${line} l
        join product p on p.company_id = l.company_id and p.id = l.product_id
        left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
        where l.posted and ${kind === 'invoice' ? sql`l.section <> 'credit'` : sql`true`}
          and l.serialised <> (p.kind = 'stocked' and coalesce(g.active_in_sales_process, false))`,
    },
  ]
}

function ofSalesOrder({ kind, subject, document, line, documentOfLine }: Lines): Check {
  return {
    name: `${kind}LineOfOrder`,
    invariant: 'D30',
    statement: `The lines of a document are of lines of its sales order, with their products.`,
    subject,
    sql: sql`select l.company_id, l.id, json_build_object('salesOrderLineId', l.sales_order_line_id) as figures
      from ${line} l
      join ${document} d on d.company_id = l.company_id and d.id = ${documentOfLine}
      left join sales_order_line o on o.company_id = l.company_id and o.id = l.sales_order_line_id
      where (o.sales_order_id, o.product_id) is distinct from (d.sales_order_id, l.product_id)`,
  }
}
