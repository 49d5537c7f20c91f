import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { listSearch } from '#web/ui/list/list-search.ts'
import { ErrorPage } from './error-page.tsx'
import { Gate } from './gate.tsx'
import { NotFoundPage } from './not-found-page.tsx'

const root = createRootRoute({ component: Gate, notFoundComponent: NotFoundPage, errorComponent: ErrorPage })

type Load = () => Promise<Record<string, unknown>>

/** A page, loaded when somebody goes there. */
function page(path: string, load: Load, name: string) {
  return createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as never, name as never),
    validateSearch: (search: Record<string, unknown>) => search as Record<string, string>,
  })
}

/** A list keeps its filters, sorting and saved view in its address. */
function list(path: string, load: Load, name: string) {
  return createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as never, name as never),
    validateSearch: listSearch,
  })
}

const routes = [
  page('/', () => import('#web/home/home-page.tsx'), 'HomePage'),
  list('/sales-orders', () => import('#web/sales-orders/sales-order-list.tsx'), 'SalesOrderList'),
  page('/sales-orders/new', () => import('#web/sales-orders/new-sales-order.tsx'), 'NewSalesOrder'),
  page('/sales-orders/$id', () => import('#web/sales-orders/sales-order-page.tsx'), 'SalesOrderPage'),
  list('/packing-slips', () => import('#web/packing-slips/packing-slip-list.tsx'), 'PackingSlipList'),
  page('/packing-slips/$id', () => import('#web/packing-slips/packing-slip-page.tsx'), 'PackingSlipPage'),
  page(
    '/packing-slips/$id/serial-numbers',
    () => import('#web/scan/packing-slip-scan-page.tsx'),
    'PackingSlipScanPage',
  ),
  list('/invoices', () => import('#web/invoices/invoice-list.tsx'), 'InvoiceList'),
  page('/invoices/$id', () => import('#web/invoices/invoice-page.tsx'), 'InvoicePage'),
  page('/invoices/$id/serial-numbers', () => import('#web/scan/invoice-scan-page.tsx'), 'InvoiceScanPage'),
  page('/invoices/$id/units', () => import('#web/invoices/choose-units-page.tsx'), 'ChooseUnitsPage'),
  page('/trace', () => import('#web/units/trace-page.tsx'), 'TracePage'),
  list('/units', () => import('#web/units/unit-list.tsx'), 'UnitList'),
  page('/units/$id', () => import('#web/units/unit-page.tsx'), 'UnitPage'),
  list('/customers', () => import('#web/customers/customer-list.tsx'), 'CustomerList'),
  page('/customers/$id', () => import('#web/customers/customer-page.tsx'), 'CustomerPage'),
  list('/products', () => import('#web/products/product-list.tsx'), 'ProductList'),
  page('/products/$id', () => import('#web/products/product-page.tsx'), 'ProductPage'),
  list(
    '/tracking-dimension-groups',
    () => import('#web/tracking-dimension-groups/group-list.tsx'),
    'TrackingDimensionGroupList',
  ),
  page(
    '/tracking-dimension-groups/$id',
    () => import('#web/tracking-dimension-groups/group-page.tsx'),
    'TrackingDimensionGroupPage',
  ),
  page('/company', () => import('#web/company/company-page.tsx'), 'CompanyPage'),
  page('/number-sequences', () => import('#web/company/number-sequences-page.tsx'), 'NumberSequencesPage'),
  list('/users', () => import('#web/users/user-list.tsx'), 'UserList'),
  page('/users/$id', () => import('#web/users/user-page.tsx'), 'UserPage'),
  page('/roles', () => import('#web/users/roles-page.tsx'), 'RolesPage'),
  page('/roles/$id', () => import('#web/users/role-page.tsx'), 'RolePage'),
  page('/api-keys', () => import('#web/users/api-keys-page.tsx'), 'ApiKeysPage'),
  page('/scanner', () => import('#web/scan/scanner-test-page.tsx'), 'ScannerTestPage'),
  page('/command-barcodes', () => import('#web/scan/command-barcodes-page.tsx'), 'CommandBarcodesPage'),
]

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: false,
  scrollRestoration: true,
})
