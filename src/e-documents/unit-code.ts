/** UN/ECE recommendation 20 of units as people write them; a unit that is not here counts as one of something. */
const codes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['pc', 'pcs', 'piece', 'pieces', 'st', 'stk', 'stuk', 'stuks', 'ea', 'each'].map((unit) => [unit, 'H87']),
  ),
  box: 'XBX',
  doos: 'XBX',
  set: 'SET',
  pair: 'PR',
  paar: 'PR',
  m: 'MTR',
  m2: 'MTK',
  m3: 'MTQ',
  cm: 'CMT',
  kg: 'KGM',
  g: 'GRM',
  l: 'LTR',
  hour: 'HUR',
  uur: 'HUR',
  h: 'HUR',
  day: 'DAY',
  dag: 'DAY',
}

/** The code of an inventory unit. */
export function unitCode(unit: string): string {
  return codes[unit.trim().toLowerCase()] ?? 'C62'
}
