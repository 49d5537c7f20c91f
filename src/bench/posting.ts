import { type BenchDocument, fillPackingSlip, invoiceAll, postPackingSlip } from './documents.ts'
import { call } from './http-client.ts'
import { medianOf, perSecond, ratesInTurns } from './measure.ts'
import { postPlain } from './plain-sql.ts'
import { type Result, rate, time } from './result.ts'
import { clientCount, type Stage } from './stage.ts'

/** The cost of posting grows with lines, not with serial numbers. */
export async function benchPosting(stage: Stage, rounds: number): Promise<Result> {
  const client = firstOf(stage)
  const post = (quantity: number) =>
    medianOf(
      rounds,
      () => fillPackingSlip(client, stage, quantity),
      (slip) => postPackingSlip(client, slip),
    )
  await post(10)
  const small = await post(10)
  return time('post a packing slip of 10,000 serial numbers; one of 10', await post(10_000), small, 3)
}

/** Prepare and post an invoice of all 10,000 units of a slip, against one update of those rows. */
export async function benchInvoicing(stage: Stage, rounds: number): Promise<Result> {
  const client = firstOf(stage)
  const ship = async () => postPackingSlip(client, await fillPackingSlip(client, stage, 10_000))
  const ours = await medianOf(rounds, ship, (slip) => invoiceAll(client, slip.salesOrderId))
  const theirs = await medianOf(
    rounds,
    async () => rawInvoice(stage, await ship()),
    (update) => update(),
  )
  return time('invoice all 10,000 units of a slip: prepare and post; one update', ours, theirs, 3)
}

/** Makes an invoice line by hand; what is measured is the update that puts the units on it. */
async function rawInvoice(stage: Stage, slip: BenchDocument): Promise<() => Promise<unknown>> {
  const [owner] = stage.raw
  const line = slip.lines[0]
  const invoice = await call<BenchDocument>(firstOf(stage), 'POST', '/invoices', { salesOrderId: slip.salesOrderId })
  await call(firstOf(stage), 'POST', `/invoices/${invoice.id}/choices`, { leave: { packingSlipLineIds: [line?.id] } })
  const values = [stage.companyId, line?.id, invoice.lines[0]?.id]
  return async () =>
    owner?.query(
      'update registration set invoice_line_id = $3 where company_id = $1 and packing_slip_line_id = $2 and open',
      values,
    )
}

/** Small packing slips of one company by 16 clients, with numbers without gaps. */
export async function benchSmallSlips(stage: Stage, rounds: number): Promise<Result> {
  const each = 60
  const fill = () =>
    Promise.all(
      stage.clients.map(async (client) => {
        const slips: BenchDocument[] = []
        for (let slip = 0; slip < each; slip++) slips.push(await fillPackingSlip(client, stage, 2))
        return slips
      }),
    )
  const ours = async () => {
    const slips = await fill()
    return rateOf(
      slips,
      async (client, slip) => {
        await call(client, 'POST', `/packing-slips/${slip.id}/posting`)
      },
      stage,
    )
  }
  const theirs = async () => {
    const slips = await fill()
    return rateOf(
      slips,
      async (_client, slip, index) => {
        const raw = stage.raw[index]
        const [line] = slip.lines
        if (raw && line)
          await postPlain(raw, stage, { slipId: slip.id, lineId: line.id, orderLineId: line.salesOrderLineId })
      },
      stage,
    )
  }
  await ours()
  const rates = await ratesInTurns(rounds, ours, theirs)
  return rate('post small packing slips, 16 clients; the same by plain SQL', rates.ours, rates.theirs, 0.5, 500)
}

async function rateOf(
  slips: readonly (readonly BenchDocument[])[],
  work: (client: Stage['clients'][number], slip: BenchDocument, index: number) => Promise<void>,
  { clients }: Stage,
): Promise<number> {
  const start = performance.now()
  await Promise.all(
    slips.map(async (own, index) => {
      const client = clients[index]
      if (client) for (const slip of own) await work(client, slip, index)
    }),
  )
  return (slips.flat().length / (performance.now() - start)) * 1000
}

/** Trace one serial number by 16 clients, against a one-row query by its key over the same HTTP stack. */
export async function benchTrace(
  stage: Stage,
  units: number,
  rounds: number,
): Promise<{ result: Result; rate: number }> {
  const { clients, customerId } = stage
  const any = () => Math.floor(Math.random() * units)
  const { soldSerial } = await import('./seed.ts')
  const get = (path: () => string) => () =>
    perSecond(clientCount, 2000, async (index) => {
      const client = clients[index]
      if (client) await call(client, 'GET', path())
    })
  const trace = get(() => `/serial-numbers/trace?serial=${soldSerial(any())}`)
  await expectVerdict(stage, soldSerial(any()))
  await trace()
  const rates = await ratesInTurns(
    rounds,
    trace,
    get(() => `/customers/${customerId}`),
  )
  const words = `trace one serial number, with its verdict, among ${units.toLocaleString('en')}; a one-row query over HTTP`
  return { result: rate(words, rates.ours, rates.theirs, 0.4), rate: rates.ours }
}

interface Traced {
  readonly exact: { readonly verdict: { readonly warranty: { readonly valid: boolean } } } | null
}

/** D50: the answer says whether warranty holds. */
async function expectVerdict(stage: Stage, serial: string): Promise<void> {
  const { exact } = await call<Traced>(firstOf(stage), 'GET', `/serial-numbers/trace?serial=${serial}`)
  if (!exact?.verdict.warranty.valid) throw new Error(`${serial} is traced without a verdict`)
}

function firstOf({ clients }: Stage) {
  const [client] = clients
  if (!client) throw new Error('no client')
  return client
}
