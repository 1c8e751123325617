/** Notes of most currencies, in major units. */
const notes = [5, 10, 20, 50, 100, 200, 500]
const mostAmounts = 3
/** Nobody counts out more notes of one kind than this. */
const mostNotes = 20

/**
 * What a customer is likely to hand over beside the exact total: the next amounts that notes make, smallest first.
 * Minor units; `digits` of the currency. A currency without decimals has notes a hundred times as large (1000 yen).
 */
export const quickAmounts = (total: number, digits: number): number[] => {
  const unit = digits === 0 ? 100 : 10 ** digits
  const sizes = notes.map((note) => note * unit).filter((size) => size * mostNotes >= total)
  const amounts = sizes.map((size) => Math.ceil(total / size) * size)
  return [...new Set(amounts)]
    .filter((amount) => amount > total)
    .toSorted((one, other) => one - other)
    .slice(0, mostAmounts)
}
