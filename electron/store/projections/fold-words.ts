/** Letters that people type without their stroke or in two letters, but that Unicode doesn't take apart. */
const plainLetters = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
])

/**
 * The words of a text as they are compared: without accents, in lower case. Letters and digits make words, everything
 * else parts them, as SQLite's `unicode61` tokenizer has it (https://sqlite.org/fts5.html#unicode61_tokenizer).
 */
export const foldWords = (text: string): string[] =>
  isPlain(text) ? (text.toLowerCase().match(/[a-z0-9]+/g) ?? []) : foldedApart(text)

/** Most texts are ASCII: a quarter of the work. */
const isPlain = (text: string): boolean => !/[^ -~]/.test(text)

const foldedApart = (text: string): string[] =>
  text
    // First: some signs stand for capital letters, as ™ does.
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßæœøłđðþı]/gu, (letter) => plainLetters.get(letter) ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
