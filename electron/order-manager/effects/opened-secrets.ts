import { secretsOf, type WebhookEndpoint } from '../../../shared/domain/settings/webhook-endpoint.ts'
import type { Adapters } from '../adapters.ts'

/** What messages to an endpoint are signed with; without what another computer, user or keychain sealed, which stays shut. */
export const openedSecrets = (
  { secrets, runtime, log }: Pick<Adapters, 'secrets' | 'runtime' | 'log'>,
  endpoint: WebhookEndpoint,
): readonly string[] =>
  secretsOf(endpoint, runtime.now()).flatMap((sealed) => {
    try {
      return [secrets.open(sealed)]
    } catch (error) {
      log.warn({ error: String(error) }, 'a secret can’t be opened')
      return []
    }
  })
