/** Wrong codes from one address, and in all, that a minute bears: nobody finds a code of 39 bits by trying. */
const mostOfOne = 10
const mostOfAll = 200
const minute = 60_000

/** Counts wrong pairing codes; times in milliseconds by any clock. */
export const createTries = (now: () => number) => {
  let wrong: { readonly address: string; readonly at: number }[] = []
  const recent = (): typeof wrong => {
    wrong = wrong.filter(({ at }) => now() - at < minute).slice(-mostOfAll)
    return wrong
  }
  return {
    tooMany: (address: string): boolean =>
      recent().length >= mostOfAll || recent().filter((one) => one.address === address).length >= mostOfOne,
    wrong: (address: string): void => {
      wrong.push({ address, at: now() })
    },
  }
}
