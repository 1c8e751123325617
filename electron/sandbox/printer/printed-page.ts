/** How a piece of text looks. Widths and heights are multiples of the font's own. */
export type TextStyle = {
  bold: boolean
  underline: boolean
  inverse: boolean
  small: boolean
  width: number
  height: number
}

export type Alignment = 'left' | 'center' | 'right'

/** What stands on the paper, from top to bottom. Heights of feeds are in dots. */
export type PrintedElement =
  | { kind: 'line'; align: Alignment; height: number; runs: { text: string; style: TextStyle }[] }
  | {
      kind: 'code'
      align: Alignment
      symbology: string
      content: string
      module: number
      height: number
      caption: boolean
    }
  | { kind: 'image'; align: Alignment; width: number; height: number; rows: Buffer[] }
  | { kind: 'feed'; height: number }
  | { kind: 'cut' }
  | { kind: 'drawer' }

export const PLAIN: TextStyle = { bold: false, underline: false, inverse: false, small: false, width: 1, height: 1 }

/** Dots across the paper (80 mm at 203 dpi, 72 mm printable), and characters of the common font in a line. */
export const PAPER_DOTS = 576
export const COLUMNS = 48
