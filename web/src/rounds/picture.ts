/** The longer edge of a photo as it is kept and sent: enough to read a plate, small enough for a bad network. */
const LONGEST_EDGE = 1920
const QUALITY = 0.82
const ORIENTATION = 0x0112

/**
 * Makes a photo smaller. What the camera wrote into it (time, place, model) is carried over; only the orientation is set
 * to upright, because the smaller picture has been turned already. A picture that cannot be drawn is kept as it is.
 */
export async function smaller(file: Blob): Promise<Blob> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    return file
  }
  const scale = Math.min(1, LONGEST_EDGE / Math.max(bitmap.width, bitmap.height))
  if (scale === 1 && file.type === 'image/jpeg' && file.size < 600_000) {
    bitmap.close()
    return file
  }
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (!drawn) return file
  const exif = exifOf(new Uint8Array(await file.arrayBuffer()))
  return exif ? new Blob([withExif(new Uint8Array(await drawn.arrayBuffer()), upright(exif)) as BlobPart], { type: 'image/jpeg' }) : drawn
}

/** The Exif segment of a JPEG with its marker, or null where there is none. */
export function exifOf(jpeg: Uint8Array): Uint8Array | null {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  if (jpeg.length < 4 || view.getUint16(0) !== 0xffd8) return null
  let at = 2
  while (at + 10 < jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) {
    const length = view.getUint16(at + 2)
    if (length < 2 || at + 2 + length > jpeg.length) return null
    const isExif = jpeg[at + 1] === 0xe1 && view.getUint32(at + 4) === 0x45786966 && view.getUint16(at + 8) === 0
    if (isExif) return jpeg.slice(at, at + 2 + length)
    at += 2 + length
  }
  return null
}

/** A JPEG with the segment put directly behind its beginning. */
export function withExif(jpeg: Uint8Array, segment: Uint8Array): Uint8Array {
  const joined = new Uint8Array(jpeg.length + segment.length)
  joined.set(jpeg.subarray(0, 2))
  joined.set(segment, 2)
  joined.set(jpeg.subarray(2), 2 + segment.length)
  return joined
}

/** The segment with its orientation set to 1. */
export function upright(segment: Uint8Array): Uint8Array {
  const turned = segment.slice()
  const view = new DataView(turned.buffer)
  const tiff = 10
  if (turned.length < tiff + 8) return turned
  const little = view.getUint16(tiff) === 0x4949
  const first = tiff + view.getUint32(tiff + 4, little)
  if (first + 2 > turned.length) return turned
  const entries = view.getUint16(first, little)
  for (let i = 0; i < entries; i++) {
    const at = first + 2 + i * 12
    if (at + 12 > turned.length) break
    if (view.getUint16(at, little) === ORIENTATION) view.setUint16(at + 8, 1, little)
  }
  return turned
}
