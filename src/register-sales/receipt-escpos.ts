import type { ReceiptRow } from './receipt-rows.ts'
import { textLines } from './receipt-text.ts'

const [esc, gs] = [0x1b, 0x1d]
const start = [esc, 0x40]
/** Code page 858: western letters and the euro. */
const codePage = [esc, 0x74, 19]
const cut = [gs, 0x56, 66, 3]
/** A tenth of a second on the first drawer. */
const openDrawer = [esc, 0x70, 0, 50, 250]
const bold = (on: boolean) => [esc, 0x45, on ? 1 : 0]
const align = (center: boolean) => [esc, 0x61, center ? 1 : 0]

/** A receipt in the language of receipt printers (ESC/POS); the drawer opens where there was cash. */
export function receiptEscPos(
  rows: readonly ReceiptRow[],
  { width, drawer }: { readonly width: number; readonly drawer: boolean },
): Buffer {
  const bytes = [
    ...start,
    ...codePage,
    ...(drawer ? openDrawer : []),
    ...rows.flatMap((row) => rowBytes(row, width)),
    ...cut,
  ]
  return Buffer.from(bytes)
}

function rowBytes(row: ReceiptRow, width: number): number[] {
  if (row.kind === 'barcode') return [...align(true), ...barcode(row.data), 0x0a, ...align(false)]
  if (row.kind === 'link') return [...align(true), ...line(row.text), ...qrCode(row.address), 0x0a, ...align(false)]
  const text = textLines(row, width).flatMap(line)
  return 'bold' in row && row.bold ? [...bold(true), ...text, ...bold(false)] : text
}

function line(text: string): number[] {
  return [...encoded(text), 0x0a]
}

/** Code 128, set B, with its text below. */
function barcode(data: string): number[] {
  const content = [...Buffer.from(`{B${data}`, 'ascii')]
  return [gs, 0x68, 60, gs, 0x77, 2, gs, 0x48, 2, gs, 0x6b, 73, content.length, ...content]
}

/** A QR code of model 2, middle error correction: size, correction, content, print. */
function qrCode(data: string): number[] {
  const content = [...Buffer.from(data, 'ascii')]
  const length = content.length + 3
  const qr = (...rest: number[]) => [gs, 0x28, 0x6b, ...rest]
  return [
    ...qr(4, 0, 49, 65, 50, 0),
    ...qr(3, 0, 49, 67, 5),
    ...qr(3, 0, 49, 69, 49),
    ...qr(length & 0xff, length >> 8, 49, 80, 48, ...content),
    ...qr(3, 0, 49, 81, 48),
  ]
}

const upper =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´'
const codes = new Map([...upper].map((character, index) => [character, 0x80 + index]))

/** Letters that the page does not have lose their marks, and else are a question mark. */
function encoded(text: string): number[] {
  return [...text.normalize('NFC')].map((character) => {
    const plain = character.normalize('NFD').charAt(0)
    return byteOf(character) ?? byteOf(plain) ?? 0x3f
  })
}

function byteOf(character: string): number | undefined {
  if (/^\p{Zs}$/u.test(character)) return 0x20
  return character >= ' ' && character <= '~' ? character.charCodeAt(0) : codes.get(character)
}
