import fc from 'fast-check'

/** Values of one flavour: `tame` ones are those that the index strings of RxDB's memory storage can tell apart. */
export interface Values {
  readonly text: fc.Arbitrary<string>
  /** Text to compare with, also such as no indexed field can hold. */
  readonly wantedText: fc.Arbitrary<string>
  readonly integer: fc.Arbitrary<number>
  readonly number: fc.Arbitrary<number>
  readonly wantedNumber: fc.Arbitrary<number>
}

/** Letters around the places where UTF-8 and UTF-16 sort differently: from U+E000 on they lie behind the surrogates. */
const tameLetters = ['a', 'b', 'B', 'é', '0', '~', '\u{e000}', '\u{ff5e}', '\u{1f600}', '\u{1f601}', '\u{10fffd}']
/** What a C string, a pattern, a padded index or a conversion between encodings could trip over. */
const wildLetters = [
  ...['a', 'b', 'B', 'é', 'e\u0301', 'ß', 'ſ', '0', '5', ' ', '\t', '\n', '.', '*', '^', '$', '\\', '|', '%', '_', '"'],
  ...['\u0000', '\u0001', '\u{d7ff}', '\u{e000}', '\u{ff5e}', '\u{fffd}', '\u{fffe}', '\u{ffff}'],
  ...['\u{10000}', '\u{1f600}', '\u{1f601}', '\u{10fffe}', '\u{10ffff}'],
]
const loneSurrogates = ['\ud800', '\ud83d', '\udbff', '\udc00', '\udfff']

/** Few letters, so that texts are alike often. */
const textOf = (letters: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 2, arbitrary: fc.constantFrom('a', 'b') }, fc.constantFrom(...letters)), { maxLength: 4 })
    .map((some) => some.join(''))

const letter = (letters: readonly string[]): fc.Arbitrary<string> => fc.constantFrom('', '', 'a', ...letters)

const small = fc.integer({ min: -3, max: 3 })
const half = small.map((number) => number / 2)
/** Not less than 2^-52 above a whole number: @photostructure/sqlite 1.2.1 binds those as the whole number. */
const atTheLimits = fc.constantFrom(
  ...[2 ** -52, -Number.MIN_VALUE, 0.1, 0.2, 0.1 + 0.2, 0.3, 1 / 3, -1 / 3, -0, 2 ** 53 + 2, 1e21, 2 ** 32, -(2 ** 31)],
  ...[Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.MAX_VALUE, -Number.MAX_VALUE],
)
const wildNumber = fc.oneof({ weight: 3, arbitrary: small }, half, atTheLimits)
const wildText = textOf(wildLetters)
const tameText = textOf(tameLetters)

export const tameValues: Values = {
  text: tameText,
  wantedText: tameText,
  integer: small,
  number: half,
  wantedNumber: half,
}

export const wildValues: Values = {
  text: wildText,
  wantedText: fc.oneof(
    { weight: 7, arbitrary: wildText },
    fc
      .tuple(letter(wildLetters), fc.constantFrom(...loneSurrogates), letter(wildLetters))
      .map((parts) => parts.join('')),
  ),
  integer: fc.oneof({ weight: 4, arbitrary: small }, atTheLimits.filter(Number.isInteger)),
  number: wildNumber,
  wantedNumber: fc.oneof(
    { weight: 12, arbitrary: wildNumber },
    fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  ),
}
