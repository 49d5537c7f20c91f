import { Type } from 'typebox'
import { setUpReaders } from '#domain/duty.ts'
import { listRoutes } from '#http/list-routes.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { Id, idParameter, TextQuery } from '#http/schemas.ts'
import { changeProduct } from './change-product.ts'
import { createProduct } from './create-product.ts'
import { listProducts, type ProductFilter, productSorts } from './list-products.ts'
import { readProduct } from './store.ts'
import { ProductChange, ProductToCreate, ProductView, productView } from './views.ts'

const tag = 'Products'
const duty = 'maintainProductsAndCustomers'
const params = idParameter('productId')
const url = '/products/:productId'

const list = listRoutes<ProductFilter, ProductView>({
  url: '/products',
  duty: setUpReaders,
  tag,
  summary: 'List products, by number',
  filters: {
    ...TextQuery('A part of the number, the name, a barcode or the code of the group, or a scanned barcode'),
    trackingDimensionGroupId: Type.Optional(Id),
    serialised: Type.Optional(Type.Boolean()),
    kind: Type.Optional(ProductView.properties.kind),
  },
  sorts: productSorts,
  view: ProductView,
  read: listProducts,
  columns: {
    number: (product) => product.number,
    name: (product) => product.name,
    kind: (product) => product.kind,
    trackingDimensionGroupCode: (product) => product.trackingDimensionGroupCode,
    serialised: (product) => product.serialised,
    catchWeight: (product) => product.catchWeight,
    inventoryUnit: (product) => product.inventoryUnit,
    salesUnit: (product) => product.salesUnit,
    salesUnitFactor: (product) => product.salesUnitFactor,
    salesPrice: (product) => ({ amount: product.salesPrice }),
    taxCode: (product) => product.taxCode,
    barcodes: (product) => product.barcodes.map(({ barcode }) => barcode).join(' '),
  },
})

export const productRoutes: readonly Route[] = [
  ...list,
  inquiry({
    method: 'GET',
    url,
    duty: setUpReaders,
    summary: 'Read a product',
    tag,
    schema: { params, response: ProductView },
    handle: async (context, request) => productView(await readProduct(context, request.params.productId)),
  }),
  command({
    method: 'POST',
    url: '/products',
    duty,
    summary: 'Create a product',
    description:
      'D3: with its barcodes and coverage terms. A catch-weight product cannot have a group that is active in the sales process.',
    tag,
    status: 201,
    schema: { body: ProductToCreate, response: ProductView },
    handle: (context, { body }) => createProduct(context, body),
  }),
  command({
    method: 'PATCH',
    url,
    duty,
    summary: 'Change a product',
    description:
      'D3: kind and group are fixed once the product has a registration or a posted line. Barcodes and coverage terms ' +
      'are replaced as a whole where they are given.',
    tag,
    ifMatch: true,
    schema: { params, body: ProductChange, response: ProductView },
    handle: (context, request) => changeProduct(context, request.params.productId, request.body, request.ifMatch),
  }),
]
