import type { Adapters } from '../adapters.ts'
import type { CardTerminal } from '../ports/card-terminal.ts'
import { theCardTerminal } from '../settings.ts'

/** The terminal as it is set up; or a sentence about why it can't be asked. */
export const theTerminal = ({
  store,
  secrets,
  cardTerminal,
  log,
}: Pick<Adapters, 'store' | 'secrets' | 'cardTerminal' | 'log'>):
  | { readonly terminal: CardTerminal; readonly poiId: string }
  | { readonly problem: string } => {
  const setting = theCardTerminal(store)
  if (setting === undefined) return { problem: 'No card terminal is set up. Enter it under Settings.' }
  const { address, poiId, keyIdentifier, keyVersion, certificate } = setting
  try {
    const passphrase = secrets.open(setting.passphrase)
    return {
      poiId,
      terminal: cardTerminal({ address, poiId, keyIdentifier, keyVersion, passphrase, certificate }),
    }
  } catch (error) {
    log.warn({ error: String(error) }, 'a secret can’t be opened')
    return { problem: 'The passphrase of the card terminal can’t be opened here: enter it again under Settings.' }
  }
}
