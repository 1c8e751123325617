import type { ParkedCart } from '../../../shared/contract/carts.ts'

/** What a cart is called: its name, else its customer's, else what is in it. */
export const titleOf = (cart: ParkedCart): string =>
  [cart.name, cart.customerName].find((name) => name !== '') ??
  (cart.lineCount === 1 ? 'One line' : `${cart.lineCount} lines`)

/** Those that have each word of the text somewhere. */
export const findParked = (carts: readonly ParkedCart[], text: string): readonly ParkedCart[] => {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return carts.filter((cart) => {
    const all = [cart.name, cart.customerName, cart.staffName, ...cart.lines].join(' ').toLowerCase()
    return words.every((word) => all.includes(word))
  })
}
