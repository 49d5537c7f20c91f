import { call } from './http-client.ts'
import { medianOf } from './measure.ts'
import { atMost, type Result, time } from './result.ts'
import { soldSerial } from './seed.ts'
import type { Stage } from './stage.ts'

const serialsAtOnce = 1000

interface Statuses {
  readonly items: readonly {
    readonly result: string
    readonly verdict: { readonly warranty: { valid: boolean } } | null
  }[]
}

/** D50: sold or not, to whom, what holds and where it is, of 1,000 units; against looking them up with their documents. */
export async function benchStatuses(stage: Stage, units: number, rounds: number): Promise<readonly Result[]> {
  const [client] = stage.clients
  if (!client) throw new Error('no client')
  const any = async () => Array.from({ length: serialsAtOnce }, () => soldSerial(Math.floor(Math.random() * units)))
  const ask = async (serials: readonly string[]) => {
    const { items } = await call<Statuses>(client, 'POST', '/serial-numbers/statuses', { serials })
    const good = items.filter(({ result, verdict }) => result === 'sold' && verdict?.warranty.valid)
    if (good.length !== serials.length) throw new Error(`${good.length} of ${serials.length} are sold and covered`)
  }
  await ask(await any())
  const ours = await medianOf(rounds, any, ask)
  const theirs = await medianOf(rounds, any, (serials) => lookUp(stage, serials))
  const words = `1,000 serial numbers at once among ${units.toLocaleString('en')}`
  return [
    atMost(`${words}: statuses with their verdicts`, ours, 1000, ' ms'),
    time('the same; their rows and documents by plain SQL', ours, theirs, 20),
  ]
}

async function lookUp({ raw: [owner], companyId }: Stage, serials: readonly string[]): Promise<void> {
  await owner?.query(
    `select r.serial_number, p.number, c.number, c.name, s.number, s.posting_on, i.number, i.invoice_on
      from registration r
      join product p on p.company_id = r.company_id and p.id = r.product_id
      join sales_order_line l on l.company_id = r.company_id and l.id = r.sales_order_line_id
      join sales_order o on o.company_id = l.company_id and o.id = l.sales_order_id
      join customer c on c.company_id = o.company_id and c.id = o.customer_id
      join packing_slip_line sl on sl.company_id = r.company_id and sl.id = r.packing_slip_line_id
      join packing_slip s on s.company_id = sl.company_id and s.id = sl.packing_slip_id
      join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id
      join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
      where r.company_id = $1 and r.serial_key = any($2::text[]) and r.open and r.unique_in_company
        and r.serial_key is not null`,
    [companyId, serials],
  )
}
