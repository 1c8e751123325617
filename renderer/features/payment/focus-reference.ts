export const referenceId = 'payment-reference'

/** To the field for the slip's reference. */
export const focusReference = (): void => document.getElementById(referenceId)?.focus()
