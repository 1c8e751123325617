import { toSortable } from '../documents/sortable-text.ts'

/** Above all text that starts with the prefix; undefined when nothing is. Both as a column holds them, see sortable-text.ts. */
export const afterPrefix = (prefix: string): string | undefined => {
  const last = [...prefix].at(-1)
  if (last === undefined) return undefined
  const before = prefix.slice(0, -last.length)
  const point = last.codePointAt(0) ?? 0
  if (point === 0x10ffff) return afterPrefix(before)
  // Surrogates are no characters.
  return before + String.fromCodePoint(point === 0xd7ff ? 0xe000 : point + 1)
}

/**
 * The least text above a text with a lone surrogate, as a column holds it. No column holds the text itself
 * (column-value.ts), so that what is greater than it starts there, and everything else is less.
 */
export const leastAbove = (text: string): string | undefined => {
  const position = text.search(/\p{Surrogate}/u)
  const before = text.slice(0, position)
  const unit = text.charCodeAt(position)
  // By code units, U+E000 is what comes after all pairs of surrogates.
  if (unit >= 0xdc00) return toSortable(`${before}\u{e000}`)
  // The pairs that this first half has are above it, unless what stands here is above all second halves.
  const pairsAreAbove = position + 1 === text.length || text.charCodeAt(position + 1) < 0xdc00
  if (pairsAreAbove) return toSortable(before + String.fromCharCode(unit, 0xdc00))
  return toSortable(before + (unit === 0xdbff ? '\u{e000}' : String.fromCharCode(unit + 1, 0xdc00)))
}
