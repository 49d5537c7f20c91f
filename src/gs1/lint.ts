import { createRequire } from 'node:module'

/** One element: its application identifier and its value as it was read. */
export interface Gs1Element {
  readonly ai: string
  readonly value: string
}

type Barcodes = { raw(options: { bcid: string; text: string; parse: boolean; parsefnc: boolean }): unknown }

const require = createRequire(import.meta.url)
let barcodes: Barcodes | undefined

/**
 * Whether elements are what GS1 allows: known identifiers, lengths, characters, check digits, dates, and which go
 * together. The strict reader is the linter of a barcode writer, loaded when the first GS1 scan comes.
 */
export function isLintFree(elements: readonly Gs1Element[]): boolean {
  barcodes ??= require('bwip-js') as Barcodes
  const text = elements.map(({ ai, value }) => `(${ai})${escaped(value)}`).join('')
  try {
    barcodes.raw({ bcid: 'gs1datamatrix', text, parse: true, parsefnc: false })
    return true
  } catch {
    return false
  }
}

/** What the writer would read as its own: the sign that begins a code of a character, and a bracket. */
function escaped(value: string): string {
  return value.replaceAll('^', '^094').replaceAll('(', '^040')
}
