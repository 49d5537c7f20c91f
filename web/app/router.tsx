import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { listSearch, readSearch, writeSearch } from '#web/ui/list/list-search.ts'
import { ErrorPage } from './error-page.tsx'
import { Gate } from './gate.tsx'
import { NotFoundPage } from './not-found-page.tsx'

const root = createRootRoute({ component: Gate, notFoundComponent: NotFoundPage, errorComponent: ErrorPage })

type Load = () => Promise<Record<string, unknown>>

const loads: Load[] = []

/** A page, loaded when somebody goes there. Where that fails the error page says so, and can try again. */
function page(path: string, load: Load, name: string) {
  loads.push(load)
  const route = createRoute({
    getParentRoute: () => root,
    path,
    validateSearch: listSearch,
    loader: load,
    staleTime: Number.POSITIVE_INFINITY,
    component: function LoadedPage() {
      const Loaded = (route.useLoaderData() as Record<string, ComponentType>)[name]
      return Loaded ? <Loaded /> : null
    },
  })
  return route
}

/** Fetches the pages that were not opened yet, one after the other, so that they open also without a connection. */
export async function loadAllPages(): Promise<void> {
  for (const load of loads) await load().catch(() => {})
}

const routes = [
  page('/', () => import('#web/home/home-page.tsx'), 'HomePage'),
  page('/sales-orders', () => import('#web/sales-orders/sales-order-list.tsx'), 'SalesOrderList'),
  page('/sales-orders/new', () => import('#web/sales-orders/new-sales-order.tsx'), 'NewSalesOrder'),
  page('/sales-orders/$id', () => import('#web/sales-orders/sales-order-page.tsx'), 'SalesOrderPage'),
  page('/packing-slips', () => import('#web/packing-slips/packing-slip-list.tsx'), 'PackingSlipList'),
  page('/packing-slips/$id', () => import('#web/packing-slips/packing-slip-page.tsx'), 'PackingSlipPage'),
  page(
    '/packing-slips/$id/serial-numbers',
    () => import('#web/scan/packing-slip-scan-page.tsx'),
    'PackingSlipScanPage',
  ),
  page('/invoices', () => import('#web/invoices/invoice-list.tsx'), 'InvoiceList'),
  page('/invoices/$id', () => import('#web/invoices/invoice-page.tsx'), 'InvoicePage'),
  page('/invoices/$id/serial-numbers', () => import('#web/scan/invoice-scan-page.tsx'), 'InvoiceScanPage'),
  page('/invoices/$id/units', () => import('#web/invoices/choose-units-page.tsx'), 'ChooseUnitsPage'),
  page('/return-orders', () => import('#web/returns/return-order-list.tsx'), 'ReturnOrderList'),
  page('/return-orders/new', () => import('#web/returns/new-return-page.tsx'), 'NewReturnPage'),
  page('/return-orders/$id', () => import('#web/returns/return-order-page.tsx'), 'ReturnOrderPage'),
  page('/return-receipts/$id', () => import('#web/returns/return-receipt-page.tsx'), 'ReturnReceiptPage'),
  page(
    '/return-receipts/$id/serial-numbers',
    () => import('#web/scan/return-receipt-scan-page.tsx'),
    'ReturnReceiptScanPage',
  ),
  page('/trace', () => import('#web/units/trace-page.tsx'), 'TracePage'),
  page('/units', () => import('#web/units/unit-list.tsx'), 'UnitList'),
  page('/units/check', () => import('#web/units/check-page.tsx'), 'CheckPage'),
  page('/units-to-complete', () => import('#web/units/to-complete-list.tsx'), 'ToCompleteList'),
  page('/coverage-ending', () => import('#web/units/ending-list.tsx'), 'EndingList'),
  page('/units/$id', () => import('#web/units/unit-page.tsx'), 'UnitPage'),
  page('/conflicts', () => import('#web/conflicts/conflicts-page.tsx'), 'ConflictsPage'),
  page('/customers', () => import('#web/customers/customer-list.tsx'), 'CustomerList'),
  page('/customers/$id', () => import('#web/customers/customer-page.tsx'), 'CustomerPage'),
  page('/products', () => import('#web/products/product-list.tsx'), 'ProductList'),
  page('/products/$id', () => import('#web/products/product-page.tsx'), 'ProductPage'),
  page(
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
  page('/return-reasons', () => import('#web/returns/return-reasons-page.tsx'), 'ReturnReasonsPage'),
  page('/tills', () => import('#web/tills/tills-page.tsx'), 'TillsPage'),
  page('/tender-types', () => import('#web/tills/tender-types-page.tsx'), 'TenderTypesPage'),
  page('/cashiers', () => import('#web/tills/cashiers-page.tsx'), 'CashiersPage'),
  page('/shifts', () => import('#web/tills/shifts-page.tsx'), 'ShiftsPage'),
  page('/users', () => import('#web/users/user-list.tsx'), 'UserList'),
  page('/users/$id', () => import('#web/users/user-page.tsx'), 'UserPage'),
  page('/roles', () => import('#web/users/roles-page.tsx'), 'RolesPage'),
  page('/roles/$id', () => import('#web/users/role-page.tsx'), 'RolePage'),
  page('/api-keys', () => import('#web/users/api-keys-page.tsx'), 'ApiKeysPage'),
  page('/sold-units', () => import('#web/sold-units/sold-units-page.tsx'), 'SoldUnitsPage'),
  page('/scanner', () => import('#web/scan/scanner-test-page.tsx'), 'ScannerTestPage'),
  page('/command-barcodes', () => import('#web/scan/command-barcodes-page.tsx'), 'CommandBarcodesPage'),
]

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: false,
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  scrollRestoration: true,
})
