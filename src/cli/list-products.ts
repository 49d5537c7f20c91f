import type { Command } from 'commander'
import { parseCount } from './lines.ts'
import { readAll } from './read-all.ts'
import { withSession } from './session.ts'
import { tableOf } from './table.ts'

interface Options {
  readonly search?: string
  readonly most: number
}

/** The part of a product that is shown. */
export interface Product {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly kind: string
  readonly trackingDimensionGroupCode: string | null
  readonly serialised: boolean
}

/** Adds `pakbon products list`. */
export function addListProducts(products: Command): void {
  products
    .command('list')
    .description('Products by number, with their tracking dimension groups')
    .option('--search <text>', 'in number or name')
    .option('--most <n>', 'how many at most', parseCount, 50)
    .action(({ search, most }: Options, command: Command) =>
      withSession(command, async ({ api, show }) => {
        show(await readAll<Product>(api, '/products', { search }, most), describeProducts)
      }),
    )
}

/** Products below each other. */
export function describeProducts(products: readonly Product[]): string {
  if (products.length === 0) return 'No products.'
  return tableOf(products, {
    Number: (product) => product.number,
    Name: (product) => product.name,
    Kind: (product) => product.kind,
    Group: (product) => product.trackingDimensionGroupCode,
    'Serial numbers': (product) => (product.serialised ? 'yes' : 'no'),
  })
}
