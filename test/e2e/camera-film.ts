import { writeFile } from 'node:fs/promises'
import bwipjs from 'bwip-js/node'

const width = 640
const height = 480
const scale = 8

/** A film (Y4M) for Chromium's pretended camera: a Data Matrix with this text, held still. */
export async function filmBarcode(path: string, text: string): Promise<void> {
  const [code] = bwipjs.raw({ bcid: 'datamatrix', text }) as unknown as readonly [Matrix]
  const light = Buffer.alloc(width * height, 235)
  const left = Math.floor((width - code.pixx * scale) / 2)
  const top = Math.floor((height - code.pixy * scale) / 2)
  for (let y = 0; y < code.pixy * scale; y++) {
    for (let x = 0; x < code.pixx * scale; x++) {
      const isDark = code.pixs[Math.floor(y / scale) * code.pixx + Math.floor(x / scale)]
      if (isDark) light[(top + y) * width + left + x] = 16
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((width * height) / 2, 128)])
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)
  await writeFile(path, Buffer.concat([head, frame, frame]))
}

interface Matrix {
  /** 1 is dark, row by row. */
  readonly pixs: readonly number[]
  readonly pixx: number
  readonly pixy: number
}
