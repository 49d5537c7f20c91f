import { Type } from 'typebox'
import { setUpReaders } from '#domain/duty.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { idParameter, Nullable, PageQuery } from '#http/schemas.ts'
import { changeProduct } from './change-product.ts'
import { createProduct } from './create-product.ts'
import { listProducts, readProduct } from './store.ts'
import { ProductChange, ProductToCreate, ProductView, productView } from './views.ts'

const tag = 'Products'
const duty = 'maintainProductsAndCustomers'
const params = idParameter('productId')
const url = '/products/:productId'

const ProductsQuery = Type.Object(
  {
    ...PageQuery,
    search: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description: 'A part of the number, the name, a barcode or the code of the group, or a scanned barcode',
      }),
    ),
  },
  { additionalProperties: false },
)

export const productRoutes: readonly Route[] = [
  inquiry({
    method: 'GET',
    url: '/products',
    duty: setUpReaders,
    summary: 'List products, by number',
    tag,
    schema: {
      query: ProductsQuery,
      response: Type.Object({ items: Type.Array(ProductView), next: Nullable(Type.String()) }),
    },
    handle: (context, { query: { limit = 50, cursor, search } }) => listProducts(context, { limit, cursor, search }),
  }),
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
