import { characterOf } from './code-pages.ts'
import { type EscposCommand, nextCommand } from './escpos-commands.ts'
import { readBarcode, readSymbol, type SymbolStore } from './escpos-symbols.ts'
import { type Alignment, PLAIN, type PrintedElement, type TextStyle } from './printed-page.ts'

const ALIGNMENTS: readonly Alignment[] = ['left', 'center', 'right']

/** The state of the printer between commands, as ESC @ sets it. */
type PrintState = {
  style: TextStyle
  align: Alignment
  codePage: number
  lineSpacing: number
  runs: { text: string; style: TextStyle }[]
  symbols: SymbolStore
}

const initial = (): PrintState => ({
  style: PLAIN,
  align: 'left',
  codePage: 0,
  lineSpacing: 30,
  runs: [],
  symbols: { module: 3, barcodeHeight: 162, barcodeModule: 3, caption: false, stored: new Map() },
})

/** Carries out a document's bytes and answers what is on the paper. Commands without a visible effect are passed over. */
export function printOut(bytes: Buffer): PrintedElement[] {
  const printed: PrintedElement[] = []
  let state = initial()
  for (let rest = bytes; rest.length > 0; ) {
    const command = nextCommand(rest)
    if (command === undefined) break
    rest = rest.subarray(command.size)
    state = command.name === 'ESC @' ? initial() : carryOut(command, state, printed)
  }
  endLine(state, printed, false)
  return printed
}

function carryOut(command: EscposCommand, state: PrintState, printed: PrintedElement[]): PrintState {
  const { name, data } = command
  const value = data[0] ?? 0
  switch (name) {
    case 'text':
    case 'HT': {
      const text = name === 'HT' ? '    ' : Array.from(data, (byte) => characterOf(byte, state.codePage)).join('')
      return { ...state, runs: [...state.runs, { text, style: state.style }] }
    }
    case 'LF':
      return endLine(state, printed, true)
    case 'ESC d':
    case 'ESC J': {
      const ended = endLine(state, printed, false)
      printed.push({ kind: 'feed', height: name === 'ESC d' ? value * state.lineSpacing : value })
      return ended
    }
    case 'ESC a':
      return { ...state, align: ALIGNMENTS[value % 48] ?? 'left' }
    case 'ESC t':
      return { ...state, codePage: value }
    case 'ESC 2':
      return { ...state, lineSpacing: 30 }
    case 'ESC 3':
      return { ...state, lineSpacing: value }
    case 'GS V':
    case 'ESC i':
    case 'ESC m':
      return mark({ kind: 'cut' }, state, printed)
    case 'ESC p':
      return mark({ kind: 'drawer' }, state, printed)
    case 'DLE DC4':
      return value === 1 ? mark({ kind: 'drawer' }, state, printed) : state
    case 'GS k':
      return mark(readBarcode(data, state.symbols, state.align), state, printed)
    case 'GS v':
      return mark(rasterImage(data, state.align), state, printed)
    case 'ESC *':
      return mark(columnImage(data, state.align), state, printed)
    case 'GS (': {
      const symbol = readSymbol(data, state.symbols, state.align)
      if ('kind' in symbol) return mark(symbol, state, printed)
      return { ...state, symbols: symbol }
    }
    case 'GS h':
      return { ...state, symbols: { ...state.symbols, barcodeHeight: value } }
    case 'GS w':
      return { ...state, symbols: { ...state.symbols, barcodeModule: value } }
    case 'GS H':
      return { ...state, symbols: { ...state.symbols, caption: value % 48 !== 0 } }
    default:
      return { ...state, style: restyled(name, value, state.style) }
  }
}

function restyled(name: string, value: number, style: TextStyle): TextStyle {
  const on = (value & 1) === 1
  switch (name) {
    case 'ESC E':
    case 'ESC G':
      return { ...style, bold: on }
    case 'ESC -':
      return { ...style, underline: value % 48 !== 0 }
    case 'GS B':
      return { ...style, inverse: on }
    case 'ESC M':
      return { ...style, small: value % 48 === 1 }
    case 'GS !':
      return { ...style, width: ((value >> 4) & 7) + 1, height: (value & 7) + 1 }
    case 'ESC !':
      return {
        ...style,
        small: (value & 1) !== 0,
        bold: (value & 8) !== 0,
        height: (value & 16) === 0 ? 1 : 2,
        width: (value & 32) === 0 ? 1 : 2,
        underline: (value & 128) !== 0,
      }
    default:
      return style
  }
}

/** Ends the line that is being set. `feed` prints an empty one too, as a line feed does. */
function endLine(state: PrintState, printed: PrintedElement[], feed: boolean): PrintState {
  if (state.runs.length === 0 && !feed) return state
  const tallest = Math.max(1, ...state.runs.map((run) => run.style.height))
  const height = Math.max(state.lineSpacing, tallest * 24 + 6)
  printed.push({ kind: 'line', align: state.align, height, runs: state.runs })
  return { ...state, runs: [] }
}

function mark(element: PrintedElement, state: PrintState, printed: PrintedElement[]): PrintState {
  const ended = endLine(state, printed, false)
  printed.push(element)
  return ended
}

/** GS v 0: rows of bits, eight dots a byte. */
function rasterImage(data: Buffer, align: Alignment): PrintedElement {
  const across = (data[2] ?? 0) + 256 * (data[3] ?? 0)
  const height = (data[4] ?? 0) + 256 * (data[5] ?? 0)
  const rows = Array.from({ length: height }, (_, row) => data.subarray(6 + row * across, 6 + (row + 1) * across))
  return { kind: 'image', align, width: across * 8, height, rows }
}

/** ESC *: a stripe of columns, 8 or 24 dots high, turned into rows of bits. */
function columnImage(data: Buffer, align: Alignment): PrintedElement {
  const deep = (data[0] ?? 0) >= 32 ? 3 : 1
  const width = (data[1] ?? 0) + 256 * (data[2] ?? 0)
  const rows = Array.from({ length: deep * 8 }, (_row, y) => {
    const row = Buffer.alloc(Math.ceil(width / 8))
    for (let x = 0; x < width; x += 1) {
      const dark = ((data[3 + x * deep + (y >> 3)] ?? 0) >> (7 - (y & 7))) & 1
      if (dark === 1) row[x >> 3] = (row[x >> 3] ?? 0) | (0x80 >> (x & 7))
    }
    return row
  })
  return { kind: 'image', align, width, height: deep * 8, rows }
}
