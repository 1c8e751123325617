/** How a data element is written: digits filled up with zeros on the left, or characters filled up with spaces on the right. */
export interface FieldFormat {
  readonly content: 'digits' | 'characters' | 'bytes'
  /** Of a fixed length; or at most so many, after a length of two or three digits. */
  readonly size: number
  readonly lengthDigits: 0 | 2 | 3
}

/**
 * The data elements of ISO 8583:1987, 2 to 128, as https://en.wikipedia.org/wiki/ISO_8583#Data_elements lists them. `n`
 * digits, `c` characters (an, ans, z, x+n), `b` bytes; `..19` after two digits of length, `...999` after three.
 */
const listed = `
n..19 n6 n12 n12 n12 n10 n8 n8 n8 n6 n6 n4 n4 n4 n4 n4 n4 n3 n3 n3 n3 n3 n3 n2 n2 n1 c9 c9 c9 c9
n..11 n..11 c..28 c..37 c...104 c12 c6 c2 c3 c8 c15 c40 c..25 c..76 c...999 c...999 c...999
c3 c3 c3 b8 n16 c...120 c...999 c...999 c...999 c...999 c...999 c...999 c...999 c...999 c...999 b8
b1 n1 n2 n3 n3 n3 n4 n4 n6 n10 n10 n10 n10 n10 n10 n10 n10 n12 n12 n12 n12 n16 n16 n16 n16 n42
c1 c2 c5 c7 c42 b8 c17 c25 n..11 n..11 c..17 c..28 c..28 c...100
c...999 c...999 c...999 c...999 c...999 c...999 c...999 c...999 c...999 c...999 c...999 c...999
c...999 c...999 c...999 c...999 c...999 c...999 c...999 c...999 c...999 c...999 c...999 b8`

const contents = { n: 'digits', c: 'characters', b: 'bytes' } as const

const read = (text: string): FieldFormat => {
  const [, letter = 'c', dots = '', size = ''] = /^([ncb])(\.*)(\d+)$/.exec(text) ?? []
  const lengthDigits = dots === '' ? 0 : dots === '..' ? 2 : 3
  return { content: contents[letter as keyof typeof contents], size: Number(size), lengthDigits }
}

/** By the number of the data element; the second bitmap, 1, is none of them. */
export const fieldFormats: ReadonlyMap<number, FieldFormat> = new Map(
  listed
    .trim()
    .split(/\s+/)
    .map((text, index) => [index + 2, read(text)]),
)

/** Data elements with a card’s number or its magnetic stripe. They are read over, and never leave the message. */
export const cardFields: ReadonlySet<number> = new Set([2, 34, 35, 36, 45, 52])
