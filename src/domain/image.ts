/** An image that a document may print. */
export interface Image {
  readonly mediaType: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
}

const mostDots = 2000

/** D80: whether it is what it says to be, and small enough to print: 1 to 2,000 dots each way, PNG not interlaced. */
export function isPrintable(image: Image): boolean {
  const size = image.mediaType === 'image/png' ? sizeOfPng(image.bytes) : sizeOfJpeg(image.bytes)
  return size?.every((dots) => dots >= 1 && dots <= mostDots) ?? false
}

type Size = readonly [width: number, height: number]

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function sizeOfPng(bytes: Uint8Array): Size | null {
  if (bytes.length < 57 || pngSignature.some((byte, index) => bytes[index] !== byte)) return null
  const view = viewOf(bytes)
  const interlaced = view.getUint8(28) !== 0
  const isWhole = view.getUint32(bytes.length - 8) === 0x49454e44
  return interlaced || !isWhole ? null : [view.getUint32(16), view.getUint32(20)]
}

/** The size is in the frame header, behind segments that tell their lengths. */
function sizeOfJpeg(bytes: Uint8Array): Size | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const view = viewOf(bytes)
  for (let at = 2; at + 9 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xc2
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)]
  }
  return null
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
