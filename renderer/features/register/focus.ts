export const searchId = 'register-search'
export const cartId = 'register-cart'

/** To the search field, with what stands in it selected, so that typing replaces it. */
export const focusSearch = (): void => {
  const field = document.getElementById(searchId)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}

/** To the search field with the caret behind what stands in it, so that typing goes on there. */
export const continueSearch = (): void => {
  const field = document.getElementById(searchId)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}

/** Whether the keyboard is among the cart's lines, where digits and letters have a meaning of their own. */
export const isInCart = (): boolean => document.activeElement?.closest(`#${cartId}`) !== null

export const focusCart = (): void => document.getElementById(cartId)?.focus()

/** For buttons that a finger or mouse presses: the focus stays where the keyboard and the scanner type. */
export const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault()
