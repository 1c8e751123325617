import { safeStorage } from 'electron'
import type { Secrets } from '../order-manager/ports/secrets.ts'

const mark = 'safe-storage:'

/**
 * Secrets under the key that the system keeps for this user: the keychain, DPAPI, or the desktop's keyring.
 * @param otherwise seals where the system keeps no keys (a Linux without a keyring), and opens what it sealed.
 */
export function safeSecrets(otherwise: () => Secrets): Secrets {
  return {
    seal(text) {
      if (!safeStorage.isEncryptionAvailable()) return otherwise().seal(text)
      return mark + safeStorage.encryptString(text).toString('base64')
    },
    open(sealed) {
      if (!sealed.startsWith(mark)) return otherwise().open(sealed)
      return safeStorage.decryptString(Buffer.from(sealed.slice(mark.length), 'base64'))
    },
  }
}
