/** Words for one piece, with the codes of UN/ECE recommendation 20 that orders use for it. */
const pieces = new Set('c62 h87 nar ea each pc pce pcs piece pieces st stk stuk stuks'.split(' '))

/** The units that a product is sold and counted in; one sales unit has `salesUnitFactor` inventory units. */
export interface Units {
  readonly salesUnit: string
  readonly salesUnitFactor: number
  readonly inventoryUnit: string
}

/** D12: which unit of a product a file means and how many it counts; null where it is none of them. */
export function unitOfLine(
  unit: string | null,
  { salesUnit, salesUnitFactor, inventoryUnit }: Units,
): { readonly salesUnit: string; readonly salesUnitFactor: number } | null {
  if (unit === null || isSameUnit(unit, salesUnit)) return { salesUnit, salesUnitFactor }
  return isSameUnit(unit, inventoryUnit) ? { salesUnit: inventoryUnit, salesUnitFactor: 1 } : null
}

/** The unit of a new product: as the file has it, and pieces where it says so or says nothing. */
export function unitOfNewProduct(unit: string | null): string {
  return unit === null || isPiece(unit) ? 'pcs' : unit
}

function isSameUnit(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase() || (isPiece(one) && isPiece(other))
}

function isPiece(unit: string): boolean {
  return pieces.has(unit.toLowerCase())
}
