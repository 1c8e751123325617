import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { getDocument, ImageKind, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { PNG } from 'pngjs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })

interface Picture {
  readonly width: number
  readonly height: number
  readonly kind: number
  readonly data: Uint8Array
}

interface ReadPdf {
  /** Width and height of each page, in points. */
  readonly pages: readonly { readonly width: number; readonly height: number }[]
  /** The text of all pages, a line for each line on paper. */
  readonly text: string
  /** What the bar codes in the PDF's own pictures say. */
  readonly barcodes: readonly { readonly format: string; readonly text: string }[]
}

/** Reads a PDF as a stranger would: its text, and the bar codes among its embedded pictures. */
export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  // pdf.js takes the buffer away from its owner.
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, isOffscreenCanvasSupported: false })
  const pdf = await task.promise
  const pages: { width: number; height: number }[] = []
  const texts: string[] = []
  const pictures: Picture[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    pages.push({ width, height })
    const content = await page.getTextContent()
    texts.push(content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    const operators = await page.getOperatorList()
    for (const [index, operator] of operators.fnArray.entries()) {
      if (operator !== OPS.paintImageXObject) continue
      const name: string = operators.argsArray[index][0]
      pictures.push(
        await new Promise<Picture>((resolve) =>
          (name.startsWith('g_') ? page.commonObjs : page.objs).get(name, (picture: Picture) => resolve(picture)),
        ),
      )
    }
  }
  await task.destroy()
  const found = await Promise.all(pictures.map((picture) => readBarcodes(asPng(picture), { tryHarder: true })))
  return {
    pages,
    text: texts.join('\n'),
    barcodes: found.flat().map((result) => ({ format: result.format, text: result.text })),
  }
}

const asPng = ({ width, height, kind, data }: Picture): Uint8Array => {
  const png = new PNG({ width, height })
  const bytesPerRow = Math.ceil(width / 8)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x
      const level = (channel: number): number => {
        if (kind === ImageKind.GRAYSCALE_1BPP) {
          return ((data[y * bytesPerRow + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0
        }
        return data[at * (kind === ImageKind.RGB_24BPP ? 3 : 4) + channel] ?? 0
      }
      png.data.set([level(0), level(1), level(2), 255], at * 4)
    }
  }
  return new Uint8Array(PNG.sync.write(png))
}
