import type { Command } from 'commander'
import type { Api } from './api.ts'
import { refusedError } from './failure.ts'
import { findProduct } from './find-unit.ts'
import { describeProducts, type Product } from './list-products.ts'
import { readAll } from './read-all.ts'
import { withSession } from './session.ts'

/** Adds `pakbon products change`: whether serial numbers are asked for is its tracking dimension group's (D3). */
export function addChangeProducts(products: Command): void {
  products
    .command('change')
    .description('Put products into a tracking dimension group; refused once they have serial numbers or posted lines')
    .argument('<number...>', 'product numbers')
    .requiredOption('--group <code>', 'code of the group, or none')
    .action((numbers: readonly string[], { group }: { group: string }, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const trackingDimensionGroupId = group === 'none' ? null : await findGroup(api, group)
        const ids = await Promise.all(numbers.map((number) => findProduct(api, number)))
        const changed: Product[] = []
        for (const id of ids) changed.push(await api.patch<Product>(`/products/${id}`, { trackingDimensionGroupId }))
        show(changed, describeProducts)
      }),
    )
}

async function findGroup(api: Api, code: string): Promise<string> {
  const groups = await readAll<{ id: string; code: string }>(api, '/tracking-dimension-groups')
  const found = groups.find((group) => group.code === code)
  if (found) return found.id
  throw refusedError(`There is no group ${code}. There is: ${groups.map((group) => group.code).join(', ')}`)
}
