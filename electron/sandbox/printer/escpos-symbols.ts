import type { Alignment, PrintedElement } from './printed-page.ts'

/** What the symbol commands remember: sizes in dots, and the data stored for printing, by symbology. */
export type SymbolStore = {
  module: number
  barcodeHeight: number
  barcodeModule: number
  caption: boolean
  stored: ReadonlyMap<string, string>
}

/** The m of GS k, older form and newer form, and the names that the barcode writer has for them. */
const BARCODES: Record<number, string> = {
  0: 'upca',
  1: 'upce',
  2: 'ean13',
  3: 'ean8',
  4: 'code39',
  5: 'interleaved2of5',
  6: 'rationalizedCodabar',
  65: 'upca',
  66: 'upce',
  67: 'ean13',
  68: 'ean8',
  69: 'code39',
  70: 'interleaved2of5',
  71: 'rationalizedCodabar',
  72: 'code93',
  73: 'code128',
}

/** The cn of GS ( k. */
const SYMBOLS: Record<number, string> = { 48: 'pdf417', 49: 'qrcode' }

/** GS k: a barcode in either form. */
export function readBarcode(data: Buffer, store: SymbolStore, align: Alignment): PrintedElement {
  const kind = data[0] ?? 0
  const raw = kind <= 6 ? data.subarray(1, -1) : data.subarray(2)
  const symbology = BARCODES[kind] ?? 'code128'
  const content = symbology === 'code128' ? code128Text(raw) : raw.toString('latin1')
  const { barcodeModule: module, barcodeHeight: height, caption } = store
  return { kind: 'code', align, symbology, content, module, height, caption }
}

/** GS ( k: sets the size, stores data, or prints what is stored. Other functions of GS ( change nothing. */
export function readSymbol(data: Buffer, store: SymbolStore, align: Alignment): PrintedElement | SymbolStore {
  const symbology = SYMBOLS[data[3] ?? 0]
  if (data[0] !== 0x6b || symbology === undefined) return store
  switch (data[4]) {
    case 67:
      return { ...store, module: data[5] ?? 3 }
    case 80:
      return { ...store, stored: new Map(store.stored).set(symbology, data.subarray(6).toString('utf8')) }
    case 81: {
      const content = store.stored.get(symbology) ?? ''
      return { kind: 'code', align, symbology, content, module: store.module, height: 0, caption: false }
    }
    default:
      return store
  }
}

/** CODE128 data names its code sets in braces: {A and {B are text, {C is pairs of digits, {{ is a brace. */
function code128Text(raw: Buffer): string {
  let text = ''
  let pairs = false
  for (let index = 0; index < raw.length; index += 1) {
    const byte = raw[index] ?? 0
    if (byte !== 0x7b) {
      text += pairs ? String(byte).padStart(2, '0') : String.fromCharCode(byte)
      continue
    }
    index += 1
    const set = String.fromCharCode(raw[index] ?? 0)
    if (set === '{') text += '{'
    else if ('ABC'.includes(set)) pairs = set === 'C'
  }
  return text
}
