import { formatMoney } from '../../shared/domain/format/format.ts'
import type { Printer, Shop } from '../../shared/domain/settings/settings.ts'
import { printable, startPrinting } from './printer-text.ts'

/** Shows whether the printer is the right one, as wide as the settings say, and knows the shop's signs. */
export const testPageBytes = (shop: Shop, printer: Printer): Uint8Array => {
  const { columns } = printer
  const ruler = Array.from({ length: columns }, (_, index) => ((index + 1) % 10 === 0 ? '|' : '.')).join('')
  return startPrinting(columns)
    .align('center')
    .bold(true)
    .size(1, 2)
    .line(printable(shop.name))
    .size(1, 1)
    .line('Printer test')
    .bold(false)
    .align('left')
    .newline()
    .line(`Address: ${printable(printer.host)}:${printer.port}`)
    .line(`Columns: ${columns}. This ruler fills one line:`)
    .line(ruler)
    .newline()
    .line(`Money:   ${printable(formatMoney(123_456, { ...shop }))}`)
    .line('Signs:   € £ ä é ñ ø ç ß Ž ł')
    .newline()
    .align('center')
    .barcode('TILLHOUSE', 'code128', { height: 60, width: 1, text: 'below' })
    .align('left')
    .cut('partial')
    .encode()
}
