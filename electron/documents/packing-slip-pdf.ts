import type { Column, Content, TableCell } from 'pdfmake/interfaces.js'
import { type Barcode, code128, quietZone } from './barcode.ts'
import type { PackingSlipView } from './packing-slip-view.ts'
import { drawable, hairline, ink, millimetres, panel, quiet, renderPdf } from './pdf.ts'

const margin = millimetres(18)
const narrowBar = millimetres(0.38)
const inner = millimetres(210) - 2 * margin

/** The paper that lies in the parcel: A4, without prices, the order number as Code 128 for the scanner. */
export const packingSlipPdf = async (view: PackingSlipView): Promise<Uint8Array> => {
  const barcode = await code128(view.number)
  return renderPdf({
    pageSize: 'A4',
    pageMargins: [margin, millimetres(16), margin, millimetres(20)],
    info: { title: `Packing slip ${view.number}`, author: view.shopName },
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.2, color: ink },
    content: [
      header(view, barcode),
      addresses(view),
      goods(view),
      { text: drawable(view.summary), color: quiet, alignment: 'right', margin: [0, 6, 0, 0] },
      ...digital(view.digital),
      confirmation(),
    ],
    footer: (page, pages) => ({
      margin: [margin, millimetres(6), margin, 0],
      fontSize: 8,
      color: quiet,
      columns: [
        { text: drawable(`${view.shopName} · Packing slip ${view.number}`), width: '*' },
        { text: `Page ${page} of ${pages}`, alignment: 'right', width: 'auto' },
      ],
    }),
  })
}

const header = (view: PackingSlipView, barcode: Barcode | null): Content => ({
  columns: [
    {
      width: '*',
      stack: [
        { text: drawable(view.shopName), bold: true, fontSize: 20, lineHeight: 1.1 },
        ...view.shopAddress.map((line): Content => ({ text: drawable(line), color: quiet, fontSize: 9 })),
      ],
    },
    {
      width: millimetres(75),
      stack: [
        { text: 'Packing slip', fontSize: 14, color: quiet, alignment: 'right' },
        { text: view.number, bold: true, fontSize: 14, alignment: 'right', margin: [0, 0, 0, 4] },
        ...(barcode === null
          ? []
          : [
              {
                columns: [
                  { text: '', width: '*' },
                  {
                    image: barcode.image,
                    width: Math.min(millimetres(75), barcode.modules * narrowBar),
                    height: millimetres(14),
                  },
                ],
                // The white quiet zone may stand in the margin, so that the bars end where the text ends.
                margin: [0, 0, -quietZone * narrowBar, 0],
              } satisfies Content,
            ]),
      ],
    },
  ],
  columnGap: 16,
})

const caption = (text: string): Content => ({ text, fontSize: 8, bold: true, color: quiet, margin: [0, 0, 0, 4] })

const addresses = (view: PackingSlipView): Content => ({
  margin: [0, 20, 0, 22],
  table: {
    widths: ['*', '*'],
    body: [
      [
        {
          stack: [
            caption('Ship to'),
            ...view.shipTo.map((line, index): Content => ({ text: drawable(line), bold: index === 0, fontSize: 11 })),
          ],
        },
        {
          stack: [
            caption('Order details'),
            {
              table: {
                widths: ['auto', '*'],
                body: view.about.map((row): TableCell[] => [
                  { text: drawable(row.label), color: quiet },
                  { text: drawable(row.value), alignment: 'right' },
                ]),
              },
              layout: {
                defaultBorder: false,
                paddingLeft: () => 0,
                paddingRight: (column) => (column === 0 ? 8 : 0),
                paddingTop: () => 1,
                paddingBottom: () => 1,
              },
            },
          ],
        },
      ],
    ],
  },
  layout: {
    defaultBorder: false,
    fillColor: () => panel,
    paddingLeft: () => 14,
    paddingRight: () => 14,
    paddingTop: () => 12,
    paddingBottom: () => 12,
  },
})

const goods = (view: PackingSlipView): Content => {
  const head = (text: string, alignment: 'left' | 'right' = 'left'): TableCell => ({
    text,
    alignment,
    fontSize: 8,
    bold: true,
    color: quiet,
  })
  // A new one for each row: pdfmake writes positions into what it draws.
  const box = (): TableCell => ({
    canvas: [{ type: 'rect', x: 0, y: 1.5, w: 9, h: 9, r: 1.5, lineWidth: 0.8, lineColor: quiet }],
  })
  const empty: TableCell[][] =
    view.lines.length > 0
      ? []
      : [[{ text: 'There is nothing to pack for this order.', colSpan: 5, color: quiet }, '', '', '', '']]
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [12, 100, '*', 62, 62],
      body: [
        [head(''), head('SKU'), head('Item'), head('Ordered', 'right'), head('Packed', 'right')],
        ...view.lines.map((line): TableCell[] => [
          box(),
          { text: drawable(line.sku), color: quiet },
          { text: drawable(line.name) },
          { text: drawable(line.ordered), alignment: 'right' },
          { text: drawable(line.packed), alignment: 'right', bold: true },
        ]),
        ...empty,
      ],
    },
    layout: {
      hLineWidth: (row, node) => (row === 0 ? 0 : row === 1 || row === node.table.body.length ? 1 : 0.5),
      hLineColor: (row, node) => (row === 1 || row === node.table.body.length ? ink : hairline),
      vLineWidth: () => 0,
      paddingLeft: (column) => (column === 0 ? 0 : 6),
      paddingRight: (column) => (column === 4 ? 0 : 6),
      paddingTop: () => 6,
      paddingBottom: () => 6,
    },
  }
}

const digital = (names: readonly string[]): Content[] =>
  names.length === 0
    ? []
    : [
        {
          margin: [0, 14, 0, 0],
          text: [
            { text: 'Delivered digitally, not in this parcel: ', bold: true },
            { text: drawable(names.join(', ')) },
          ],
          fontSize: 9,
          color: quiet,
        },
      ]

/** Room for notes, and for the hand of whoever packed or received. */
const confirmation = (): Content => {
  const gap = 18
  const width = (inner - 2 * gap) / 3
  const signature = (label: string): Column => ({
    width,
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.6, lineColor: quiet }] },
      { text: label, fontSize: 8, color: quiet, margin: [0, 3, 0, 0] },
    ],
  })
  return {
    unbreakable: true,
    margin: [0, 26, 0, 0],
    stack: [
      caption('Notes'),
      {
        canvas: [{ type: 'rect', x: 0, y: 0, w: inner, h: millimetres(22), r: 3, lineWidth: 0.6, lineColor: hairline }],
      },
      {
        margin: [0, 40, 0, 0],
        columnGap: gap,
        columns: [signature('Packed by'), signature('Date'), signature('Signature')],
      },
    ],
  }
}
