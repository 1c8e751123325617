import bwipjs from '@bwip-js/node'
import { escapeMarkup } from '../page-layout.ts'
import { type Alignment, PAPER_DOTS, type PrintedElement, type TextStyle } from './printed-page.ts'

/** White border around what the print head reaches, in dots. */
const MARGIN = 32

/** Draws the printout as SVG, one unit a dot of the print head. */
export function receiptPicture(printed: readonly PrintedElement[]): string {
  let y = MARGIN
  const parts = printed.map((element) => {
    const { markup, height } = draw(element, y)
    y += height
    return markup
  })
  const [width, height] = [PAPER_DOTS + 2 * MARGIN, y + MARGIN]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<rect width="${width}" height="${height}" fill="#fff"/><g fill="#111" ` +
    `font-family="'DejaVu Sans Mono','Liberation Mono',Consolas,Menlo,monospace">${parts.join('')}</g></svg>`
  )
}

function draw(element: PrintedElement, y: number): { markup: string; height: number } {
  switch (element.kind) {
    case 'line':
      return { markup: drawLine(element, y), height: element.height }
    case 'code':
      return drawCode(element, y)
    case 'image':
      return { markup: drawImage(element, y), height: element.height }
    case 'feed':
      return { markup: '', height: element.height }
    case 'cut': {
      const line = `<path d="M0 ${y + 20}H${PAPER_DOTS + 2 * MARGIN}" stroke="#999" stroke-width="2" stroke-dasharray="10 8"/>`
      return { markup: line, height: 40 }
    }
    case 'drawer':
      return { markup: note('drawer opened', y), height: 30 }
  }
}

function drawLine(line: PrintedElement & { kind: 'line' }, y: number): string {
  const widths = line.runs.map((run) => run.text.length * cell(run.style))
  let x = startOf(
    line.align,
    widths.reduce((sum, width) => sum + width, 0),
  )
  return line.runs
    .map((run, index) => {
      const width = widths[index] ?? 0
      const markup = drawRun(run.text, run.style, x, y + line.height, width)
      x += width
      return markup
    })
    .join('')
}

/** Characters stand in cells of fixed width whatever font the viewer has, so columns stay columns. */
function drawRun(text: string, style: TextStyle, x: number, bottom: number, width: number): string {
  const { width: across, height: down } = style
  const size = style.small ? 15 : 20
  const baseline = bottom - 6 * down - 3
  const ground = style.inverse
    ? `<rect x="${x}" y="${bottom - 24 * down - 4}" width="${width}" height="${24 * down + 4}"/>`
    : ''
  const line = style.underline ? `<path d="M${x} ${baseline + 4}h${width}" stroke="#111" stroke-width="2"/>` : ''
  const letters =
    `<text transform="translate(${x} ${baseline}) scale(${across} ${down})" font-size="${size}" xml:space="preserve" ` +
    `textLength="${width / across}" lengthAdjust="spacingAndGlyphs"${style.bold ? ' font-weight="700"' : ''}` +
    `${style.inverse ? ' fill="#fff"' : ''}>${escapeMarkup(text.replaceAll(' ', '\u00a0'))}</text>`
  return text.trim() === '' ? ground + line : ground + letters + line
}

function drawCode(code: PrintedElement & { kind: 'code' }, y: number): { markup: string; height: number } {
  const flat = code.height > 0
  try {
    const svg = bwipjs.toSVG({ bcid: code.symbology, text: code.content, scale: 1, ...(flat ? { height: 10 } : {}) })
    const [, across = '0', down = '0'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/u.exec(svg) ?? []
    // The writer draws a bar one unit wide, a QR module two.
    const unit = flat ? code.module : code.module / 2
    const width = Math.min(PAPER_DOTS, Number(across) * unit)
    const height = flat ? code.height : Number(down) * unit
    const x = startOf(code.align, width)
    const placed = svg.replace(
      '<svg ',
      `<svg x="${x}" y="${y + 6}" width="${width}" height="${height}" preserveAspectRatio="none" `,
    )
    const label = code.caption
      ? `<text x="${x + width / 2}" y="${y + height + 28}" font-size="20" text-anchor="middle">${escapeMarkup(code.content)}</text>`
      : ''
    return { markup: placed + label, height: height + 12 + (code.caption ? 28 : 0) }
  } catch {
    return { markup: note(`${code.symbology} can not show ${code.content}`, y), height: 30 }
  }
}

/** Each row's runs of dark dots as one path. */
function drawImage(image: PrintedElement & { kind: 'image' }, y: number): string {
  const left = startOf(image.align, image.width)
  const strokes: string[] = []
  for (const [row, bits] of image.rows.entries()) {
    for (let x = 0; x < image.width; ) {
      let end = x
      while (end < image.width && (((bits[end >> 3] ?? 0) >> (7 - (end & 7))) & 1) === 1) end += 1
      if (end > x) strokes.push(`M${left + x} ${y + row}h${end - x}v1h${x - end}z`)
      x = end + 1
    }
  }
  return `<path d="${strokes.join('')}"/>`
}

function note(text: string, y: number): string {
  return `<text x="${MARGIN}" y="${y + 20}" font-size="16" fill="#888">${escapeMarkup(`· ${text} ·`)}</text>`
}

const cell = (style: TextStyle): number => (style.small ? 9 : 12) * style.width

function startOf(align: Alignment, width: number): number {
  if (align === 'right') return MARGIN + PAPER_DOTS - width
  return align === 'center' ? MARGIN + (PAPER_DOTS - width) / 2 : MARGIN
}
