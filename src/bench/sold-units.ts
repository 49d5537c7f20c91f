import { newId } from '#db/id.ts'
import { soldUnitsOfRequest } from '#domain/sold-unit.ts'
import { call } from './http-client.ts'
import { atMost, type Result } from './result.ts'
import { openStage } from './stage.ts'

const rowsOfPortion = 10_000
const unitsOfInvoice = 3

interface Outcome {
  readonly new: number
  readonly imported: number
}

/** D53: units that were sold before Pakbon, as a file of so many rows brings them, to a server that did nothing else. */
export async function benchSoldUnits(ownerUrl: string, rows = 100_000): Promise<readonly Result[]> {
  const stage = await openStage(ownerUrl)
  try {
    const [client] = stage.clients
    if (!client) throw new Error('no client')
    const url = `/sold-units/imports/${newId()}`
    await call(client, 'POST', '/sold-units/imports', { id: url.slice(url.lastIndexOf('/') + 1), fileName: 'bench' })
    const post = async (step: string, body = {}) => call<Outcome>(client, 'POST', `${url}/${step}`, body)
    const sending = await timed(async () => {
      for (let first = 0; first < rows; first += soldUnitsOfRequest) await post('rows', { rows: rowsFrom(first) })
    })
    const review = await timed(() => post('review'))
    const posting = await timed(async () => {
      for (;;) {
        const { new: left, imported } = await post('posting', { atMost: rowsOfPortion })
        if (left === 0) return imported
      }
    })
    if (posting.answer !== rows) throw new Error(`${posting.answer} of ${rows} units are imported`)
    return [
      atMost(
        `import ${rows.toLocaleString('en')} units sold before`,
        sending.seconds + review.seconds + posting.seconds,
        60,
        ' s',
      ),
      atMost('of which to post them, in portions', posting.seconds, 40, ' s'),
      atMost('memory of the server that did it', await stage.serverMemory(), 300, ' MB'),
    ]
  } finally {
    await stage.close()
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly answer: T }> {
  const start = performance.now()
  const answer = await work()
  return { answer, seconds: (performance.now() - start) / 1000 }
}

function rowsFrom(first: number): readonly object[] {
  return Array.from({ length: soldUnitsOfRequest }, (_, index) => {
    const n = first + index
    return {
      row: n + 2,
      serialNumber: `BEFORE${String(n).padStart(8, '0')}`,
      product: 'UNIT',
      customer: 'CUSTOMER',
      invoiceNumber: `OLD-${Math.floor(n / unitsOfInvoice)}`,
      invoiceOn: '2019-03-04',
      deliveredOn: n % 2 === 0 ? '2019-03-06' : '2019-03-04',
      warrantyUntil: '2029-03-04',
      price: '99,95',
    }
  })
}
