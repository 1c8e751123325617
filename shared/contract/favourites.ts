import { z } from 'zod'
import type { Product } from '../domain/catalog/product.ts'
import type { StockLevel } from '../domain/inventory/movement.ts'
import { mostFavourites } from '../domain/settings/favourites.ts'
import { command, live } from './method.ts'
import { documents, done, id } from './parts.ts'

/** Whose favourites: the whole shop's, or the ones of the register that the device runs, which go before them. */
const scope = z.enum(['shop', 'register'])
export type FavouritesScope = z.output<typeof scope>

export const favouriteMethods = {
  /** Of the scope, or where it is null as this register shows them, with what is in stock; the answer says whose they are. Products that are sold no more are left out. */
  'favourites.read': live(
    'catalog.read',
    z.strictObject({ scope: scope.nullable() }),
    z.object({ scope, products: documents<Product>(), levels: documents<StockLevel>() }),
  ),
  /** All of them, in their order; none of a register's own: it shows the shop's again. Refuses `unknown_product`. */
  'favourites.arrange': command(
    'favourites.arrange',
    z.strictObject({ scope, productIds: z.array(id).max(mostFavourites) }),
    done,
  ),
}
