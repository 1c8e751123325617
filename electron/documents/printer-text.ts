import ReceiptPrinterEncoder, { type ReceiptPrinterEncoderOptions } from '@point-of-sale/receipt-printer-encoder'

/** Characters in a line. */
export type Columns = 32 | 42 | 48

// In the order of how many printers have them under Epson's numbers; the first in which a text fits is switched to.
const codepages: NonNullable<ReceiptPrinterEncoderOptions['codepageCandidates']> = [
  'cp437',
  'cp858',
  'windows1252',
  'cp852',
  'cp866',
  'cp857',
  'cp737',
  'windows1250',
  'windows1251',
  'windows1253',
  'windows1254',
  'windows1257',
]

/** An ESC/POS encoder for paper of that many columns, reset and ready, that picks the code page by the text. */
export const startPrinting = (columns: Columns): ReceiptPrinterEncoder =>
  new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns,
    codepageMapping: 'epson',
    codepageCandidates: codepages,
    newline: '\n',
    // From the print head to the knife, so that the last lines are above the cut.
    feedBeforeCut: 4,
    errors: 'relaxed',
  })
    .initialize()
    .codepage('auto')

/** Typographic signs that few code pages have, as ones that all have. */
export const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/[\u200b-\u200f\u2066-\u2069]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c-\u201e]/g, '"')
    .replaceAll('\u2026', '...')
    .replaceAll('×', 'x')

/** Whether every character of a text is in one of the code pages. */
export const canPrint = (text: string): boolean => {
  const wanted = printable(text)
  const questionMarks = [...wanted].filter((character) => character === '?').length
  const bytes = new ReceiptPrinterEncoder({ codepageMapping: 'epson', codepageCandidates: codepages, newline: '\n' })
    .codepage('auto')
    .text(wanted)
    .encode()
  return bytes.filter((byte) => byte === 0x3f).length === questionMarks
}
