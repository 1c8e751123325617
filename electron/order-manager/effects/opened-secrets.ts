import { secretsOf, type WebShop } from '../../../shared/domain/settings/web-shop.ts'
import type { Adapters } from '../adapters.ts'

/** What messages to a web shop are signed with; without what another computer, user or keychain sealed, which stays shut. */
export const openedSecrets = (
  { secrets, runtime, log }: Pick<Adapters, 'secrets' | 'runtime' | 'log'>,
  webShop: WebShop,
): readonly string[] =>
  secretsOf(webShop, runtime.now()).flatMap((sealed) => {
    try {
      return [secrets.open(sealed)]
    } catch (error) {
      log.warn({ error: String(error) }, 'a secret can’t be opened')
      return []
    }
  })
