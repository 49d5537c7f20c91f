import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader'

/** Pixels, four bytes each: red, green, blue, opacity. */
export interface Picture {
  readonly data: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
}

const modules = createRequire(import.meta.url)
const reader = readFileSync(modules.resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(reader).buffer } })

/** All bytes of what is being written. */
export async function bytesOf(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return new Uint8Array(Buffer.concat(chunks))
}

/** A page (from 1) as people see it; at scale 1 a point is a pixel. */
export async function renderPage(pdf: Uint8Array, page: number, scale: number): Promise<Picture> {
  return withDocument(pdf, async (document) => {
    const drawn = await document.getPage(page)
    const viewport = drawn.getViewport({ scale })
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)]
    const { canvas, context } = (document.canvasFactory as CanvasFactory).create(width, height)
    await drawn.render({ canvas, viewport }).promise
    const { data } = context.getImageData(0, 0, width, height)
    return { data: new Uint8ClampedArray(data), width, height }
  })
}

/** The text of each page, its pieces joined by a space and its lines by a line end. */
export function textOf(pdf: Uint8Array): Promise<readonly string[]> {
  return withDocument(pdf, async (document) => {
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const { items } = await (await document.getPage(number)).getTextContent()
      const pieces = items.flatMap((item) => ('str' in item ? [item.hasEOL ? `${item.str}\n` : item.str] : []))
      pages.push(pieces.join(''))
    }
    return pages
  })
}

/** How far above the foot of its page the lowest text of all pages stands, in points; below the page it is negative. */
export function lowestText(pdf: Uint8Array): Promise<number> {
  return withDocument(pdf, async (document) => {
    let lowest = Number.POSITIVE_INFINITY
    for (let number = 1; number <= document.numPages; number++) {
      const { items } = await (await document.getPage(number)).getTextContent()
      for (const item of items)
        if ('str' in item && item.str.trim() !== '') lowest = Math.min(lowest, item.transform[5])
    }
    return lowest
  })
}

/** Every barcode of a picture, as a scanner reads it. */
export function decodeSymbols(picture: Picture): Promise<readonly ReadResult[]> {
  return readBarcodes({ ...picture, colorSpace: 'srgb' } as ImageData, { tryHarder: true, maxNumberOfSymbols: 20 })
}

/** A picture as a file, to look at. */
export function pngOf({ data, width, height }: Picture): Buffer {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const image = context.createImageData(width, height)
  image.data.set(data)
  context.putImageData(image, 0, 0)
  return canvas.toBuffer('image/png')
}

/** Of pdf.js itself: it draws only on a canvas of its own make. */
interface CanvasFactory {
  create(width: number, height: number): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D }
}

type PdfDocument = Awaited<ReturnType<typeof getDocument>['promise']>

async function withDocument<T>(pdf: Uint8Array, use: (document: PdfDocument) => Promise<T>): Promise<T> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0, ...resources })
  try {
    return await use(await loading.promise)
  } finally {
    await loading.destroy()
  }
}

const home = modules.resolve('pdfjs-dist/package.json').replace('package.json', '')
const resources = { standardFontDataUrl: `${home}standard_fonts/`, cMapUrl: `${home}cmaps/`, wasmUrl: `${home}wasm/` }
