const count = (many: number, one: string): string => `${many} ${many === 1 ? one : `${one}s`}`

export const resultWords = { new: 'New', placed: 'Placed', known: 'Here already', refused: 'Not placed' } as const

export const placeWords = (fresh: number): string => `Place ${count(fresh, 'order')}`

export const foundWords = (all: number, fresh: number): string =>
  fresh === all
    ? `${count(all, 'order')} in the file.`
    : `${count(all, 'order')} in the file, ${all - fresh} of them here already.`

/** What became of the file. */
export const placedWords = (rows: readonly { readonly result: keyof typeof resultWords }[]): string => {
  const of = (result: keyof typeof resultWords): number => rows.filter((row) => row.result === result).length
  const known = of('known') === 0 ? '' : ` ${of('known')} ${of('known') === 1 ? 'was' : 'were'} here already.`
  const refused = of('refused') === 0 ? '' : ` ${count(of('refused'), 'order')} could not be placed.`
  return `${count(of('placed'), 'order')} placed.${known}${refused}`
}
