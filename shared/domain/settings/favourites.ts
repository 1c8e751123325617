/** Products that the register shows first; a document of `settings`, of the whole shop or of one register. */
export interface Favourites {
  /** `favourites`, or `favourites:<register>`. */
  readonly id: string
  readonly kind: 'favourites'
  /** In the order in which they are shown. */
  readonly productIds: readonly string[]
}

/** More than this are no favourites: they are scrolled past. */
export const mostFavourites = 100

/** The id of a register's own favourites, or, where it is null, of the whole shop's. */
export const favouritesId = (registerId: string | null): string =>
  registerId === null ? 'favourites' : `favourites:${registerId}`
