import type { Address } from '../../../shared/domain/orders/order.ts'
import classes from './order.module.css'

const countryName = (code: string): string => {
  try {
    return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code
  } catch {
    // Not a code of ISO 3166: shown as it was given.
    return code
  }
}

/** Where a parcel goes. */
export const AddressView = ({ address }: { readonly address: Address }) => (
  <address className={classes['address']}>
    <strong>{address.name}</strong>
    {address.lines.map((line) => (
      <span key={line}>{line}</span>
    ))}
    <span>
      {address.postalCode} {address.city}
    </span>
    <span>{countryName(address.country)}</span>
  </address>
)
