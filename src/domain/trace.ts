/** How a serial number that was looked for may have been misread (D82); never guessed, only offered. */
export function nearMisses(key: string): readonly string[] {
  const misses = new Set([...confused(key), ...transposed(key), ...cutOff(key)])
  misses.delete(key)
  return [...misses].slice(0, mostMisses)
}

const mostMisses = 100
const lookAlikes: Readonly<Record<string, string>> = {
  O: '0',
  '0': 'O',
  I: '1',
  '1': 'I',
  B: '8',
  '8': 'B',
  S: '5',
  '5': 'S',
}

/** One character taken for another, or all of a kind. */
function confused(key: string): string[] {
  const single = [...key].flatMap((character, index) => {
    const other = lookAlikes[character]
    return other ? [key.slice(0, index) + other + key.slice(index + 1)] : []
  })
  const all = [key.replaceAll('O', '0'), key.replaceAll('0', 'O'), key.replaceAll('I', '1'), key.replaceAll('1', 'I')]
  return [...single, ...all]
}

/** Two neighbours changed round. */
function transposed(key: string): string[] {
  return [...key].slice(1).map((_, index) => {
    return key.slice(0, index) + (key[index + 1] ?? '') + (key[index] ?? '') + key.slice(index + 2)
  })
}

/** The scan that registered it may have lost up to three characters at either end; what is too short means nothing. */
function cutOff(key: string): string[] {
  const characters = [...key]
  return [1, 2, 3]
    .filter((lost) => characters.length - lost >= shortest)
    .flatMap((lost) => [characters.slice(0, -lost).join(''), characters.slice(lost).join('')])
}

const shortest = 5

/** One act in the life of a unit (D16). */
export interface UnitEvent {
  readonly act: string
  readonly at: string
  readonly by: string
  readonly reason: string
  /** Of the document that it happened on. */
  readonly documentKind: 'packingSlip' | 'invoice' | 'salesOrder' | 'returnOrder' | 'returnReceipt'
  readonly document: string | null
  readonly documentId: string | null
  readonly from: string | null
  readonly to: string | null
}

/** What happened at the same moment happened in this order. */
const order = [
  'soldBefore',
  'registered',
  'reused',
  'replaces',
  'overridden',
  'changed',
  'completed',
  'markedNotReadable',
  'shipped',
  'invoiced',
  'coverageAdded',
  'coverageWithdrawn',
  'reversed',
  'receivedForRepair',
  'returned',
  'credited',
  'replaced',
  'repaired',
  'returnReversed',
  'removed',
]

/** The whole life of a unit in time order. */
export function inTimeOrder(events: readonly UnitEvent[]): UnitEvent[] {
  return [...events].sort((a, b) => a.at.localeCompare(b.at) || order.indexOf(a.act) - order.indexOf(b.act))
}
