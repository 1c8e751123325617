// Pixels for the narrowest bar: enough for a printer of 300 dots per inch at the sizes used here.
const scale = 4
/** Code 128 asks for ten narrow bars of white at each side (ISO/IEC 15417). */
export const quietZone = 10

export interface Barcode {
  /** PNG as a data URL. */
  readonly image: string
  /** Narrow bars across, quiet zones included; the printed width follows from it. */
  readonly modules: number
}

/** A number as Code 128 with its quiet zones; null for text that Code 128 can't carry. */
export const code128 = async (text: string): Promise<Barcode | null> => {
  if (!/^[\x20-\x7e]{1,48}$/.test(text)) return null
  // A large library, read for the first barcode that is drawn: a till starts and sells without it.
  const { toBuffer } = await import('@bwip-js/node')
  const png = await toBuffer({
    bcid: 'code128',
    text,
    scale,
    height: 12,
    paddingwidth: quietZone,
    backgroundcolor: 'FFFFFF',
  })
  // Width in pixels: big-endian at byte 16 of every PNG (its IHDR chunk).
  return { image: `data:image/png;base64,${png.toString('base64')}`, modules: png.readUInt32BE(16) / scale }
}
