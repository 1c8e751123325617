import type { Reservation } from '../../../shared/domain/inventory/movement.ts'
import { goodsName, leftOf, type Share, shareId } from '../../../shared/domain/shares/share.ts'
import type { Reader, Transaction } from '../ports/store.ts'
import { hasHub, theDevice } from '../settings.ts'
import { shareOf } from './left-here.ts'

/** The till's own share of something as it stands; an empty one where it has none. */
export const ownShare = (reader: Reader, name: string): Share => {
  const { deviceId } = theDevice(reader)
  const known = shareOf(reader, name)
  return known?.deviceId === deviceId
    ? known
    : { id: shareId(name), kind: 'share', name, deviceId, received: 0, spent: 0, elsewhere: [] }
}

/** Takes goods that were sold or promised off this till's shares, in the commit that sells or promises them. */
export const spendShares = (transaction: Transaction, goods: readonly Reservation[]): void => {
  for (const { variantId, locationId, quantity } of goods) {
    if (!transaction.isNeverOversold(variantId) || !hasHub(transaction)) continue
    const share = ownShare(transaction, goodsName(variantId, locationId))
    transaction.put('settings', { ...share, spent: share.spent + quantity })
  }
}

/** Gives so much of a share back, in thousandths, as far as it is there, and answers it as it is then. */
export const giveBack = (transaction: Transaction, name: string, quantity: number): Share => {
  const share = ownShare(transaction, name)
  const given = Math.min(quantity, leftOf(share, share.deviceId))
  if (given <= 0) return share
  const less = { ...share, spent: share.spent + given }
  transaction.put('settings', less)
  return less
}
