import { fillPackingSlip, postPackingSlip } from './documents.ts'
import { medianOf, milliseconds } from './measure.ts'
import { atMost, type Result } from './result.ts'
import { openStage, type Stage } from './stage.ts'

/** Documents of 10,000 units, and labels of 5,000, made by a server that did nothing else before (D80). */
export async function benchPrints(ownerUrl: string, rounds: number): Promise<readonly Result[]> {
  const stage = await openStage(ownerUrl)
  try {
    const [client] = stage.clients
    if (!client) throw new Error('no client')
    const slipOf = async (quantity: number) => postPackingSlip(client, await fillPackingSlip(client, stage, quantity))
    await download(stage, `${(await slipOf(10_000)).id}.pdf`)
    const memory = await stage.serverMemory()
    const print = await medianOf(
      rounds,
      () => slipOf(10_000),
      ({ id }) => download(stage, `${id}.pdf`),
    )
    const { id } = await slipOf(10_000)
    const events = await milliseconds(() => download(stage, `${id}.jsonld`))
    const workbook = await milliseconds(() => download(stage, `${id}.xlsx`))
    const labelled = await slipOf(5000)
    const labels = await milliseconds(() => download(stage, `${labelled.id}/labels.pdf`))
    const zpl = await milliseconds(() => download(stage, `${labelled.id}.zpl`))
    return [
      atMost('memory of a server that registered, posted and printed 10,000 units', memory, 300, ' MB'),
      atMost('print a packing slip of 10,000 serial numbers', print, 2000, ' ms'),
      atMost('the same as EPCIS events', events, 2000, ' ms'),
      atMost('the same as a workbook', workbook, 2000, ' ms'),
      atMost('labels of 5,000 units as PDF', labels, 5000, ' ms'),
      atMost('labels of 5,000 units as ZPL', zpl, 1000, ' ms'),
    ]
  } finally {
    await stage.close()
  }
}

async function download({ url, key }: Stage, file: string): Promise<void> {
  const response = await fetch(`${url}/api/v1/packing-slips/${file}`, { headers: { authorization: `Bearer ${key}` } })
  const { byteLength } = await response.arrayBuffer()
  if (!response.ok || byteLength === 0) throw new Error(`${file} is answered ${response.status}`)
}
