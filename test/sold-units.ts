import { newId } from '#db/id.ts'
import type { SoldUnitCells } from '#domain/sold-unit.ts'
import type { Answer, Client } from './world.ts'

/** A row of a file; a camera of Jansen where it says nothing else. */
export function soldRow(row: number, cells: Partial<Omit<SoldUnitCells, 'row'>> = {}): SoldUnitCells {
  return {
    row,
    serialNumber: `OLD-${row}`,
    product: 'CAMERA',
    customer: 'JANSEN',
    invoiceNumber: 'F2019-1',
    invoiceOn: '2019-03-04',
    ...cells,
  }
}

/** An import with these rows, reviewed. */
export async function reviewedImport(
  integrator: Client,
  rows: readonly SoldUnitCells[],
  id = newId(),
): Promise<Answer> {
  const begun = await integrator.post('/sold-units/imports', { id, fileName: 'verkocht.csv' })
  if (begun.status !== 201) throw new Error(JSON.stringify(begun.body))
  const added = await integrator.post(`/sold-units/imports/${id}/rows`, { rows })
  if (added.status !== 200) throw new Error(JSON.stringify(added.body))
  return integrator.post(`/sold-units/imports/${id}/review`)
}

/** Units of rows, imported: none of them refused. */
export async function importSoldUnits(integrator: Client, rows: readonly SoldUnitCells[]): Promise<Answer> {
  const { body } = await reviewedImport(integrator, rows)
  const answer = await integrator.post(`/sold-units/imports/${body.id}/posting`, { allOrNothing: true })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer
}
