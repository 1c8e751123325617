import type { SetupState, setupMethods } from '../../../shared/contract/setup.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import type { Session } from '../session.ts'
import { shopIfAny, theRegister } from '../settings.ts'
import { type Founding, foundShop } from './found-shop.ts'
import { newShop } from './new-shop.ts'

type Part = Pick<typeof setupMethods, Extract<keyof typeof setupMethods, `setup.${string}`>>

export const nothingSetUp: SetupState = {
  state: 'empty',
  shopName: '',
  sample: false,
  registerName: '',
  locale: null,
  copied: null,
  sandbox: null,
}

/** The sandbox beside the sample shop: run by the host, shown by the page. */
export interface SandboxPages {
  current(): SetupState['sandbox']
  onChange(listener: () => void): () => void
}

export const setupHandlers = (
  adapters: Adapters,
  sample: () => Founding,
  sandbox: SandboxPages,
): Handlers<Part, Session> => {
  const { store, runtime } = adapters
  const state = (): SetupState => {
    const shop = shopIfAny(store)
    if (shop === undefined) return nothingSetUp
    const { name, copiedAt, series = '' } = theRegister(store)
    return {
      state: 'open',
      shopName: shop.name,
      sample: shop.sample,
      registerName: name,
      locale: shop.locale,
      copied: copiedAt === undefined ? null : { at: copiedAt, series },
      sandbox: sandbox.current(),
    }
  }
  return {
    'setup.state': (_payload, _session, push) => {
      push(state())
      const stops = [
        store.onCommit((changed) => {
          if (changed.has('settings')) push(state())
        }),
        sandbox.onChange(() => push(state())),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
    'setup.openSampleShop': () => foundShop(adapters, sample()),
    'setup.createShop': (wanted) => {
      const founding = newShop(wanted, runtime)
      return isRefusal(founding) ? founding : foundShop(adapters, founding)
    },
  }
}
