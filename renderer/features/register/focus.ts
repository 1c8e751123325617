export const searchId = 'register-search'
export const cartId = 'register-cart'
export const referenceId = 'payment-reference'

/** To the search field, with what stands in it selected, so that typing replaces it. */
export const focusSearch = (): void => {
  const field = document.getElementById(searchId)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}

export const focusReference = (): void => document.getElementById(referenceId)?.focus()

export const focusCart = (): void => document.getElementById(cartId)?.focus()

/** For buttons that a finger or mouse presses: the focus stays where the keyboard and the scanner type. */
export const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault()
