/**
 * Units sold in classes, each four times the one before: none, 1 to 3, 4 to 15, 16 to 63 … A variant changes its class
 * a few times in its life, so that search need not be told of every sale.
 * @param sold thousandths of the unit, less what came back
 */
export const popularityOf = (sold: number): number => {
  let popularity = 0
  for (let least = 1000; sold >= least && popularity < mostPopular; least *= 4) popularity++
  return popularity
}

/** Four thousand million units. */
const mostPopular = 17

const entriesOfClass = 2 ** 40

/** The bits of an entry's number that are its serial. */
export const lastSerial = entriesOfClass - 1

/**
 * The number of a search entry in the full-text index: what sells most has the lowest, since full-text search answers
 * in the order of the numbers and can stop after the first few.
 * @param serial of the entry, below 2^40
 */
export const entryNumber = (popularity: number, serial: number): number =>
  (mostPopular - popularity) * entriesOfClass + serial
