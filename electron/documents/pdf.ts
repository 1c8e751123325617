import { createRequire } from 'node:module'
import { dirname, sep } from 'node:path'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'

// Resolved where pdfmake is installed, so that it holds from source and from the bundle alike.
const require = createRequire(import.meta.url)
const font = (file: string): string => require.resolve(`pdfmake/fonts/Roboto/${file}`)
const fontFolder = dirname(font('Roboto-Regular.ttf')) + sep

/** A large library, read for the first document that is saved: a till starts and sells without it. */
const load = async () => {
  const { default: pdfmake } = await import('pdfmake')
  pdfmake.setFonts({
    Roboto: {
      normal: font('Roboto-Regular.ttf'),
      bold: font('Roboto-Medium.ttf'),
      italics: font('Roboto-Italic.ttf'),
      bolditalics: font('Roboto-MediumItalic.ttf'),
    },
  })
  // What stands in an order must never make the program read a file or ask another machine.
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(fontFolder))
  return pdfmake
}
let loaded: ReturnType<typeof load> | undefined

export const ink = '#1b2530'
export const quiet = '#66727f'
export const hairline = '#d5dbe1'
export const panel = '#f4f6f8'

/** Millimetres as points. */
export const millimetres = (length: number): number => (length / 25.4) * 72

/** Text as Roboto can draw it: it has no narrow no-break space, which Intl puts into numbers. */
export const drawable = (text: string): string => text.normalize('NFC').replaceAll('\u202f', '\u00a0')

export const renderPdf = async (definition: TDocumentDefinitions): Promise<Uint8Array> => {
  loaded ??= load()
  const pdfmake = await loaded
  const buffer = await pdfmake.createPdf({ defaultStyle: { font: 'Roboto', color: ink }, ...definition }).getBuffer()
  return new Uint8Array(buffer)
}
