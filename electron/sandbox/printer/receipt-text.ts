import { COLUMNS, type PrintedElement } from './printed-page.ts'

/** The printout as plain text: lines where they stand, codes and actions in brackets. */
export function receiptText(printed: readonly PrintedElement[]): string {
  return printed
    .map(textOf)
    .filter((line) => line !== undefined)
    .join('\n')
}

function textOf(element: PrintedElement): string | undefined {
  switch (element.kind) {
    case 'line':
      return placed(element)
    case 'code':
      return `[${element.symbology} ${element.content}]`
    case 'image':
      return `[image ${element.width} × ${element.height}]`
    case 'cut':
      return '[cut]'
    case 'drawer':
      return '[drawer]'
    default:
      return undefined
  }
}

function placed(line: PrintedElement & { kind: 'line' }): string {
  const text = line.runs.map((run) => run.text).join('')
  const taken = line.runs.reduce((sum, run) => sum + run.text.length * run.style.width, 0)
  const free = Math.max(0, COLUMNS - taken)
  const shift = line.align === 'left' ? 0 : line.align === 'right' ? free : Math.floor(free / 2)
  return (' '.repeat(shift) + text).trimEnd()
}
