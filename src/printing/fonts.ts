import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The fonts of documents, which have Latin, Greek and Cyrillic letters. */
export type FontName = 'regular' | 'bold' | 'mono'

const files: Readonly<Record<FontName, string>> = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  mono: '@expo-google-fonts/noto-sans-mono/400Regular/NotoSansMono_400Regular.ttf',
}

const read = new Map<FontName, Buffer>()

/** Makes the fonts known to a PDF; their files are read once. */
export function registerFonts(pdf: PDFKit.PDFDocument): void {
  for (const name of Object.keys(files) as FontName[]) pdf.registerFont(name, fontFile(name))
}

function fontFile(name: FontName): Buffer {
  const known = read.get(name)
  if (known) return known
  const file = readFileSync(fileURLToPath(import.meta.resolve(files[name])))
  read.set(name, file)
  return file
}

/** The part of a font that pdfkit's types leave out. */
interface GlyphSource {
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean }
}

/**
 * Text as a font can print it: a letter that it lacks is named by its code, as [U+4E2D], so that nobody reads another
 * serial number than there is; so is what has no shape of its own, such as a mark that turns the direction of reading.
 * The brackets keep the digits that follow out of the code.
 */
export function printable(pdf: PDFKit.PDFDocument, text: string, name: FontName): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  pdf.font(name)
  const { font } = (pdf as unknown as { readonly _font: GlyphSource })._font
  return [...text]
    .map((letter) => {
      const codePoint = letter.codePointAt(0) ?? 0
      const isShown = !/[\p{C}\p{Zl}\p{Zp}]/u.test(letter) && font.hasGlyphForCodePoint(codePoint)
      return isShown || letter === '\n' ? letter : `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`
    })
    .join('')
}
