import { barcodeKey } from './barcode.ts'
import { type Refusal, refuse } from './refusal.ts'

/** What GS1 elements a scan carries, as read by whoever knows GS1. */
export interface Gs1Reading {
  readonly elements: readonly { readonly ai: string; readonly value: string }[]
  /** Element 01, fourteen digits. */
  readonly gtin?: string
  /** Element 21. */
  readonly serialNumber?: string
}

/** The barcodes that command the scan page (D21); print them on a sheet. */
export const commandBarcodes = {
  '%PAKBON:ADD%': 'add',
  '%PAKBON:REMOVE%': 'remove',
  '%PAKBON:NOT-READABLE%': 'notReadable',
  '%PAKBON:NEXT-LINE%': 'nextLine',
  '%PAKBON:UNDO%': 'undo',
  '%PAKBON:POST%': 'post',
  '%PAKBON:OK%': 'acknowledge',
} as const

export type ScanCommand = (typeof commandBarcodes)[keyof typeof commandBarcodes]

/** D21: the command that a scan gives, whatever symbology the scanner names before it; null where it is none. */
export function readCommand(scan: string): ScanCommand | null {
  const entry = scan.trim().replace(symbology, '')
  return Object.hasOwn(commandBarcodes, entry) ? commandBarcodes[entry as keyof typeof commandBarcodes] : null
}

/** What an entry of the scan field means (D23). */
export type ScanMeaning =
  | { readonly kind: 'command'; readonly command: ScanCommand }
  | { readonly kind: 'line'; readonly lineId: string }
  | { readonly kind: 'serialNumber'; readonly lineId: string | null; readonly text: string; readonly gtin?: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** The symbology that a scanner may send before the text: of GS1, and of all others. */
export const gs1Symbology = /^\](?:C1|e0|d2|Q3|J1)/
const symbology = /^\][A-Za-z][0-9m]/

/** The lines of the document, with their products' barcode keys, and the line in hand. */
export interface ScanContext {
  readonly lines: readonly {
    readonly lineId: string
    readonly productId: string
    readonly barcodes: readonly string[]
    readonly serialised: boolean
  }[]
  readonly lineInHand: string | null
  /** On a return a serial number finds its line by its sale: none need be in hand. */
  readonly findsItsLine?: boolean
}

type Line = ScanContext['lines'][number]

/**
 * D23: reads entries on one document. A barcode of another line makes that line the one in hand; one of the line in
 * hand is refused as its serial number. GS1 with a GTIN finds its line by itself; anything else is a serial number.
 */
export function scanReader({
  lines,
  lineInHand,
  findsItsLine = false,
}: ScanContext): (text: string, gs1: Gs1Reading | null) => ScanMeaning {
  const lineOfBarcode = new Map<string, Line>()
  const inHand = lines.find((line) => line.lineId === lineInHand)
  // Of several lines of one product the one in hand comes first, then the first.
  for (const line of [...(inHand ? [inHand] : []), ...lines]) {
    for (const key of line.barcodes) if (!lineOfBarcode.has(key)) lineOfBarcode.set(key, line)
  }
  return (text, gs1) => {
    const entry = text.trim()
    const command = readCommand(entry)
    if (command) return { kind: 'command', command }
    if (gs1?.gtin !== undefined) return meaningOfGs1(gs1.gtin, gs1.serialNumber)
    if (gs1?.serialNumber !== undefined) return serialOfLineInHand(gs1.serialNumber)
    if (gs1Symbology.test(entry)) return refused(refuse('GS1_NOT_VALID', { scan: entry.slice(0, 80) }))
    const plain = entry.replace(symbology, '')
    const line = plain.length <= 80 ? lineOfBarcode.get(barcodeKey(plain)) : undefined
    return line ? meaningOfBarcode(line, plain) : serialOfLineInHand(plain)
  }

  function meaningOfGs1(gtin: string, serialNumber: string | undefined): ScanMeaning {
    const line = lineOfBarcode.get(gtin)
    if (!line) return refused(refuse('PRODUCT_NOT_ON_DOCUMENT', { gtin }))
    if (serialNumber === undefined) return meaningOfBarcode(line, gtin)
    return { kind: 'serialNumber', lineId: line.lineId, text: serialNumber, gtin }
  }

  function meaningOfBarcode(line: Line, barcode: string): ScanMeaning {
    if (line === inHand) return refused(refuse('BARCODE_AS_SERIAL_NUMBER', { barcode }))
    return { kind: 'line', lineId: line.lineId }
  }

  function serialOfLineInHand(text: string): ScanMeaning {
    if (inHand || findsItsLine) return { kind: 'serialNumber', lineId: inHand?.lineId ?? null, text }
    return refused(refuse('NO_LINE_IN_HAND'))
  }
}

function refused(refusal: Refusal): ScanMeaning {
  return { kind: 'refused', refusal }
}
