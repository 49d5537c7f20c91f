import { makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import type { Answer, World } from '#test/world.ts'

/** A command in steps, as the application runs it, beside one that comes through the server. */
export interface Race {
  /** What the command locks before it reads; the same row that the other one locks. */
  readonly lock: string
  /** Selects one row of one column: whether the command may go on. */
  readonly read: string
  readonly write: readonly string[]
  readonly other: () => Promise<Answer>
}

let races = 0

export async function twoScans(world: World): Promise<Race> {
  const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
  const line = `company_id = '${world.company.id}' and id = '${slip.lines[0].id}'`
  const [one, two] = [`SCAN-${++races}`, `SCAN-${++races}`]
  return {
    lock: `select from packing_slip_line where ${line} for no key update`,
    read: `select quantity - quantity_registered - quantity_not_readable >= 1 from packing_slip_line where ${line}`,
    write: [
      `insert into registration (company_id, id, product_id, sales_order_line_id, packing_slip_line_id, serial_number,
          serial_key, registered_by)
        select company_id, gen_random_uuid(), product_id, sales_order_line_id, id, '${one}', '${one}', company_id
        from packing_slip_line where ${line}`,
      `update packing_slip_line set quantity_registered = quantity_registered + 1 where ${line}`,
    ],
    other: () => world.as('shippingClerk').post(`/packing-slips/${slip.id}/scans`, { text: two }),
  }
}

export async function twoPostings(world: World): Promise<Race> {
  const order = await makeOrder(world, ['CABLE', 3])
  const slip = await preparePackingSlip(world, order)
  const line = `id = '${order.lines[0].id}'`
  return {
    lock: lockOrder(world, order),
    read: `select quantity_ordered - quantity_delivered >= 3 from sales_order_line where ${line}`,
    write: [`update sales_order_line set quantity_delivered = quantity_delivered + 3 where ${line}`],
    other: () => world.as('shippingClerk').post(`/packing-slips/${slip.id}/posting`),
  }
}

export async function correctionAndInvoice(world: World): Promise<Race> {
  const serial = `WRONG-${++races}`
  const order = await makeOrder(world, ['CAMERA', 1])
  await shipFirstLine(world, order, serial)
  const invoice = (await world.as('salesClerk').post('/invoices', { salesOrderId: order.id })).body
  const unit = `serial_number = '${serial}'`
  return {
    lock: lockOrder(world, order),
    read: `select not exists (select from registration r join invoice_line l on l.id = r.invoice_line_id and l.posted
      where r.${unit})`,
    write: [
      `insert into registration_change (company_id, id, registration_id, act, old_serial_number, old_serial_key,
          new_serial_number, reason, changed_by, duty)
        select company_id, gen_random_uuid(), id, 'changed', serial_number, serial_key, 'RIGHT-${races}', 'misread',
          company_id, 'maintainSerialNumberCorrections' from registration where ${unit}`,
      `update packing_slip s set serial_numbers_changed_at = now() from packing_slip_line l, registration r
        where s.id = l.packing_slip_id and l.id = r.packing_slip_line_id and r.${unit}`,
      `update registration set serial_number = 'RIGHT-${races}', serial_key = 'RIGHT-${races}' where ${unit}`,
    ],
    other: () => world.as('salesClerk').post(`/invoices/${invoice.id}/posting`),
  }
}

export async function cancellationAndInvoice(world: World): Promise<Race> {
  const order = await makeOrder(world, ['CAMERA', 1])
  const slip = await shipFirstLine(world, order, `BACK-${++races}`)
  const line = `id = '${slip.lines[0].id}'`
  return {
    lock: lockOrder(world, order),
    read: `select quantity_invoiced = 0 from packing_slip_line where ${line}`,
    write: [
      `update packing_slip_line set quantity_reversed = quantity where ${line}`,
      `update sales_order_line set quantity_delivered = quantity_delivered - 1 where id = '${order.lines[0].id}'
        and quantity_invoiced = 0`,
      `update registration set open = false, closed_as = 'reversed', closed_at = now(), closed_by = company_id
        where packing_slip_line_id = '${slip.lines[0].id}'`,
    ],
    async other() {
      const { post } = world.as('salesClerk')
      const invoice = await post('/invoices', { salesOrderId: order.id })
      return invoice.status === 201 ? post(`/invoices/${invoice.body.id}/posting`) : invoice
    },
  }
}

function lockOrder(world: World, { id }: { readonly id: string }): string {
  return `select from sales_order where company_id = '${world.company.id}' and id = '${id}' for update`
}
