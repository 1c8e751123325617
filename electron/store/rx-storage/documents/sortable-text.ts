/**
 * JavaScript, and so RxDB, sorts text by UTF-16 code units; SQLite compares the bytes of UTF-8, which sorts by code
 * points. They differ where a character from U+E000 on meets one beyond the Basic Multilingual Plane: by code units it
 * is the greater one. So those characters are written behind U+10FFFF, which sorts after everything else, and the two
 * characters that would sort among them then are moved below it. U+0000, at which one of the drivers cuts a text off, is
 * written with a U+0001 likewise. All other text, nearly all there is, stays as it is.
 */
const moved = /[\u0000\u0001\ue000-\uffff\u{10fffe}\u{10ffff}]/gu
const written = /\u0001[ab]|\u{10fffe}a|\u{10fffe}b|\u{10ffff}[\ue000-\uffff]/gu
/** Everything above is in it, and lone surrogates, which have no UTF-8. */
const unusual = /[\u0000\u0001\ud800-\uffff]/

/** The text as it is compared in SQL; undefined for text with a lone surrogate, which SQLite can't hold. */
export const toSortable = (text: string): string | undefined => {
  if (!unusual.test(text)) return text
  if (/\p{Surrogate}/u.test(text)) return undefined
  return text.replaceAll(moved, (character) => {
    if (character < '\u0002') return character === '\u0000' ? '\u0001a' : '\u0001b'
    if (character === '\u{10fffe}') return '\u{10fffe}a'
    return character === '\u{10ffff}' ? '\u{10fffe}b' : `\u{10ffff}${character}`
  })
}

/** The text that `toSortable` was given. */
export const fromSortable = (text: string): string =>
  unusual.test(text)
    ? text.replaceAll(written, (mark) => {
        if (mark.startsWith('\u0001')) return mark.endsWith('a') ? '\u0000' : '\u0001'
        if (mark.startsWith('\u{10ffff}')) return mark.slice(2)
        return mark.endsWith('a') ? '\u{10fffe}' : '\u{10ffff}'
      })
    : text
