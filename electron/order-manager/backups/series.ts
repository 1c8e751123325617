/** Digits and capitals that nobody takes for one another, read aloud or off a worn receipt: no 0 O, 1 I L, U. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const minute = 60_000
const begin = Date.UTC(2026, 0, 1)

/**
 * A name for the numbers that follow a restore: the minutes since 2026 and a drawn letter, so that the same backup
 * restored again, here or on another machine, counts on in other numbers. Four letters until the middle of 2027.
 * @param now milliseconds since 1970
 * @param drawn text that nobody can guess
 * @param taken whether a series was used before
 */
export const newSeries = (now: number, drawn: string, taken: (series: string) => boolean): string => {
  const letters = [...drawn.toUpperCase()].filter((letter) => alphabet.includes(letter))
  // A clock before 2026 is wrong, and counts as its first minute.
  for (let minutes = Math.max(0, Math.floor((now - begin) / minute)); ; minutes += 1) {
    const series = inAlphabet(minutes) + (letters[minutes % Math.max(1, letters.length)] ?? alphabet[0])
    if (!taken(series)) return series
  }
}

/** Letters of a series that is drawn: among all copies of a shop's tills nobody has it twice. */
const drawnLength = 6

/**
 * A name for the numbers of data that were copied: many copies may be opened in the same minute, and know nothing of one
 * another. All of it is drawn.
 * @param draw gives text that nobody can guess; not all of its letters are letters of a series
 * @param taken whether a series was used before
 */
export const drawnSeries = (draw: () => string, taken: (series: string) => boolean): string => {
  for (let letters = ''; ; ) {
    while (letters.length < drawnLength)
      letters += [...draw().toUpperCase()].filter((letter) => alphabet.includes(letter)).join('')
    const series = letters.slice(0, drawnLength)
    if (!taken(series)) return series
    letters = letters.slice(drawnLength)
  }
}

const inAlphabet = (value: number): string => {
  const digit = alphabet[value % alphabet.length] ?? ''
  return value < alphabet.length ? digit : inAlphabet(Math.floor(value / alphabet.length)) + digit
}
