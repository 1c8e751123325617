import type { BoxKey } from '../../../shared/domain/settings/acting-for.ts'
import type { Adapters } from '../adapters.ts'
import type { Boxes } from '../ports/boxes.ts'
import type { Reader } from '../ports/store.ts'
import { theRegister } from '../settings.ts'

interface OpenedKey {
  readonly publicKey: string
  readonly privateKey: string
}

/**
 * This till's key for what others seal for it, told with its register. Made at the first use, and anew where the data were brought here
 * from another machine, whose key this one can't open.
 */
export const boxKeyOf = (
  { store, secrets }: Pick<Adapters, 'store' | 'secrets'>,
  boxes: Pick<Boxes, 'newPair'>,
): OpenedKey => {
  const known = opened(store, secrets)
  const pair = known ?? boxes.newPair()
  const { publicKey } = pair
  if (known === null || theRegister(store).boxKey !== publicKey)
    store.commit((transaction) => {
      if (known === null)
        transaction.put('settings', {
          id: 'boxKey',
          kind: 'boxKey',
          publicKey,
          privateKey: secrets.seal(pair.privateKey),
        })
      transaction.put('settings', { ...theRegister(transaction), boxKey: publicKey })
    })
  return pair
}

const opened = (reader: Reader, secrets: Adapters['secrets']): OpenedKey | null => {
  const kept = reader.get('settings', 'boxKey') as BoxKey | undefined
  if (kept === undefined) return null
  try {
    return { publicKey: kept.publicKey, privateKey: secrets.open(kept.privateKey) }
  } catch {
    return null
  }
}
