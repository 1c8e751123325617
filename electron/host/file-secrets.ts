import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import path from 'node:path'
import type { Secrets } from '../order-manager/ports/secrets.ts'
import { keptFile } from './kept-file.ts'

const keyLength = 32
const nonceLength = 12
const tagLength = 16

/**
 * Secrets sealed with AES-256-GCM under a key in the data folder that only its owner can read: what there is without
 * a keychain. The desktop program uses the system's instead.
 */
export const fileSecrets = (dataFolder: string): Secrets => {
  // Read at first use: by then the store has made the folder, or has said why it can't.
  let key: Buffer | undefined
  const theKey = () => {
    const file = path.join(dataFolder, 'secret.key')
    key ??= Buffer.from(
      keptFile(file, () => randomBytes(keyLength).toString('base64')),
      'base64',
    )
    if (key.length !== keyLength)
      throw new Error(`${file} is damaged: restore it from a backup, or delete it and enter the shop’s secrets again.`)
    return key
  }
  return {
    seal: (text) => {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', theKey(), nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', theKey(), bytes.subarray(0, nonceLength))
      decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
      return Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]).toString(
        'utf8',
      )
    },
  }
}
