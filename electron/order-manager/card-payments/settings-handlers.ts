import type { cardTerminalMethods } from '../../../shared/contract/card-terminal.ts'
import { refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import type { Session } from '../session.ts'
import { theCardTerminal } from '../settings.ts'
import { theTerminal } from './the-terminal.ts'

export const cardTerminalHandlers = (adapters: Adapters): Handlers<typeof cardTerminalMethods, Session> => {
  const { store, runtime, secrets } = adapters
  return {
    'settings.setCardTerminal': ({ terminal }, { staffId }) =>
      store.commit((transaction) => {
        const known = theCardTerminal(transaction)
        if (terminal !== null && !isPrivate(terminal.address))
          return refuse(
            'address_not_private',
            'The address must begin with https://: card payments are never sent in the open.',
            'address',
          )
        if (terminal !== null && terminal.passphrase === '' && known === undefined)
          return refuse('passphrase_missing', 'Enter the passphrase of the key that the terminal shares.', 'passphrase')
        const passphrase =
          terminal?.passphrase === '' && known !== undefined
            ? known.passphrase
            : secrets.seal(terminal?.passphrase ?? '')
        transaction.put('settings', {
          id: 'cardTerminal',
          kind: 'cardTerminal',
          provider: 'adyen',
          inUse: terminal !== null,
          ...(terminal ?? { address: '', poiId: '', keyIdentifier: '', keyVersion: 0, certificate: '' }),
          passphrase,
        })
        const facts = { kind: 'cardTerminal', poiId: terminal?.poiId ?? '' }
        appendJournal(transaction, runtime, { staffId, what: 'settingChanged', subject: 'cardTerminal', facts })
        return {}
      }),
    'settings.testCardTerminal': async () => {
      if (theCardTerminal(store) === undefined)
        return refuse('no_card_terminal', 'No card terminal is set up yet. Save one first.')
      const found = theTerminal(adapters)
      if ('problem' in found) return { problem: found.problem }
      const diagnosis = await found.terminal.diagnose()
      return { problem: diagnosis.outcome === 'ready' ? null : diagnosis.problem }
    },
  }
}

/** Plain http is for the sandbox on this computer alone. */
const isPrivate = (address: string): boolean => {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}
