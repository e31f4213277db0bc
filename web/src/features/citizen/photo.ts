const LARGEST_SIDE = 1600
const QUALITY = 0.8

/** The picture, painted anew at most 1,600 pixels a side, as base64 JPEG: small enough to send, without what the camera wrote beside it. */
export async function smaller(file: File): Promise<{ base64: string; url: string }> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, LARGEST_SIDE / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  const url = canvas.toDataURL('image/jpeg', QUALITY)
  return { base64: url.slice(url.indexOf(',') + 1), url }
}
