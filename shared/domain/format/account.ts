/** Of an account's id, as `accountOf` makes it: the card's number, or the customer's id. */
export const ownerOf = (account: string): string => account.slice(account.indexOf(':') + 1)

/** A gift card's number for paper and screens, which others may see: the last four. */
export const hidden = (number: string): string => `…${number.slice(-4)}`
