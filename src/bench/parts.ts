/** What can be measured by itself, in the order in which it is. */
export const benchParts = [
  'trace',
  'statuses',
  'scans',
  'list',
  'posting',
  'invoicing',
  'smallSlips',
  'flow',
  'registerSales',
  'pages',
  'counts',
  'prints',
  'soldUnits',
] as const
export type BenchPart = (typeof benchParts)[number]
