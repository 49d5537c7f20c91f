import { prepareZXingModule, type ReadResult, readBarcodes as readImage } from 'zxing-wasm/reader'
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url'

const pause = 120
const forget = 3000

/**
 * Reads barcodes from the camera into `onText` until the signal ends it. The same code counts again only after it was
 * out of sight for three seconds. Throws where there is no camera or no leave to use it.
 */
export async function readBarcodes(
  video: HTMLVideoElement | null,
  onText: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  if (!video) return
  prepareZXingModule({ overrides: { locateFile: () => wasmAddress } })
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
    audio: false,
  })
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  signal.addEventListener('abort', stop)
  if (signal.aborted) return stop()
  video.srcObject = stream
  await video.play()
  const seen = new Map<string, number>()
  while (!signal.aborted) {
    for (const { text } of await readFrame(video)) {
      const now = performance.now()
      if (now - (seen.get(text) ?? Number.NEGATIVE_INFINITY) > forget) onText(text)
      seen.set(text, now)
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

const canvas = document.createElement('canvas')

async function readFrame(video: HTMLVideoElement): Promise<readonly ReadResult[]> {
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context || canvas.width === 0) return []
  context.drawImage(video, 0, 0)
  const image = context.getImageData(0, 0, canvas.width, canvas.height)
  const found = await readImage(image, { tryHarder: true, maxNumberOfSymbols: 1, textMode: 'Plain' })
  return found.filter(({ isValid, text }) => isValid && text !== '')
}
