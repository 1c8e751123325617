/** What the settings screen sends to set up PayPal, or what speaks like it, as the shop's first gateway. */
export const merchantSystem = (account: {
  readonly baseUrl: string
  readonly clientId: string
  readonly clientSecret: string
}) => ({ id: 'gateway', name: 'Merchant system', active: true, provider: 'paypal', fields: { ...account } })
