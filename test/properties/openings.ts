/** One command of a run. */
export interface Step {
  readonly name: string
  readonly picks: readonly number[]
}

/** How a run begins: quantities of the products on one or two orders, which share serial numbers; and steps. */
export interface Opening {
  readonly orders: readonly (readonly number[])[]
  readonly steps: readonly Step[]
}

/** A posted packing slip of two units of the first line, and then some: which serial numbers is the number's. */
const shipTwo = (serials: number): readonly Step[] => [
  { name: 'prepareSlip', picks: [0, 1, 0, 0] },
  { name: 'registerList', picks: [1, 1, serials, 1] },
  { name: 'postSlip', picks: [1] },
]
const cancel: Step = { name: 'reverseSlip', picks: [1, 1, 0] }
const invoiceAll: Step = { name: 'prepareInvoice', picks: [1, 0, 0, 0] }
const threeOfTwo = [...shipTwo(0), ...shipTwo(1), ...shipTwo(4)]

const sellTwo: readonly Step[] = [...shipTwo(0), invoiceAll, { name: 'postInvoice', picks: [1] }]
/** Brings back the first unit that was sold: to be credited, replaced, repaired or scrapped. */
const comesBack = (disposition: number): readonly Step[] => [
  { name: 'announce', picks: [1, disposition, 1, 0] },
  { name: 'prepareReceipt', picks: [1, 0, 0, 0] },
  { name: 'takeBack', picks: [1, 0, 0, 0] },
  { name: 'postReceipt', picks: [1, 0, 0, 0] },
]

/** A posted packing slip of one unit of an order. */
const shipOne = (order: number, serial: number): readonly Step[] => [
  { name: 'prepareSlip', picks: [order, 3, 0, 0] },
  { name: 'registerList', picks: [1, 1, serial, 0] },
  { name: 'postSlip', picks: [1] },
]

export const openings: readonly Opening[] = [
  { orders: [[5, 3, 4], [3]], steps: [] },
  { orders: [[6]], steps: [...threeOfTwo, invoiceAll] },
  { orders: [[6], [2]], steps: threeOfTwo },
  { orders: [[0, 8]], steps: [...threeOfTwo, invoiceAll] },
  { orders: [[4], [4]], steps: [...shipTwo(0), cancel, ...shipTwo(1)] },
  { orders: [[6]], steps: [...shipTwo(0), ...shipTwo(1), cancel, { name: 'prepareInvoice', picks: [1, 2, 1, 0] }] },
  { orders: [[4, 4]], steps: sellTwo },
  { orders: [[4, 4]], steps: [...sellTwo, ...comesBack(0), { name: 'creditReturn', picks: [1] }, ...shipOne(0, 0)] },
  { orders: [[6]], steps: [...sellTwo, ...comesBack(1), { name: 'replaceUnit', picks: [1] }, ...shipOne(1, 5)] },
  {
    orders: [[4], [4]],
    steps: [
      ...sellTwo,
      ...comesBack(2),
      { name: 'sendBack', picks: [1] },
      ...comesBack(3),
      { name: 'reverseReceipt', picks: [1] },
    ],
  },
]
