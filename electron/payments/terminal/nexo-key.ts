import { createCipheriv, createDecipheriv, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/**
 * Adyen's protection of local messages: keys from a shared passphrase, AES-256-CBC, and an HMAC-SHA256 over the plain
 * text. https://docs.adyen.com/point-of-sale/design-your-integration/choose-your-architecture/local/protect
 */
const salt = 'AdyenNexoV1Salt'
const rounds = 4000
const keyLength = 32
const blockLength = 16

export const securityTrailer = z.object({
  AdyenCryptoVersion: z.literal(1),
  KeyIdentifier: z.string(),
  KeyVersion: z.int(),
  Nonce: z.base64(),
  Hmac: z.base64(),
})
type SecurityTrailer = z.output<typeof securityTrailer>

export interface NexoKey {
  seal(text: string): { readonly NexoBlob: string; readonly SecurityTrailer: SecurityTrailer }
  /** The text; undefined where it was sealed with another key, or was changed since. */
  open(blob: string, trailer: SecurityTrailer): string | undefined
}

/** Derives the keys, which takes some milliseconds: once for each passphrase. */
export const deriveNexoKey = (
  passphrase: string,
  named: { readonly keyIdentifier: string; readonly keyVersion: number },
): NexoKey => {
  const material = pbkdf2Sync(passphrase, salt, rounds, 2 * keyLength + blockLength, 'sha1')
  const hmacKey = material.subarray(0, keyLength)
  const cipherKey = material.subarray(keyLength, 2 * keyLength)
  const startOf = (nonce: Buffer) =>
    Buffer.from(material.subarray(2 * keyLength).map((byte, at) => byte ^ (nonce[at] ?? 0)))
  const hmacOf = (text: Buffer) => createHmac('sha256', hmacKey).update(text).digest()
  return {
    seal: (text) => {
      const plain = Buffer.from(text, 'utf8')
      const nonce = randomBytes(blockLength)
      const cipher = createCipheriv('aes-256-cbc', cipherKey, startOf(nonce))
      return {
        NexoBlob: Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64'),
        SecurityTrailer: {
          AdyenCryptoVersion: 1,
          KeyIdentifier: named.keyIdentifier,
          KeyVersion: named.keyVersion,
          Nonce: nonce.toString('base64'),
          Hmac: hmacOf(plain).toString('base64'),
        },
      }
    },
    open: (blob, trailer) => {
      if (trailer.KeyIdentifier !== named.keyIdentifier || trailer.KeyVersion !== named.keyVersion) return undefined
      const nonce = Buffer.from(trailer.Nonce, 'base64')
      if (nonce.length !== blockLength) return undefined
      const plain = decrypted(Buffer.from(blob, 'base64'), cipherKey, startOf(nonce))
      const given = Buffer.from(trailer.Hmac, 'base64')
      if (plain === undefined || given.length !== keyLength || !timingSafeEqual(given, hmacOf(plain))) return undefined
      return plain.toString('utf8')
    },
  }
}

/** Undefined where the padding shows that the key or the bytes are not the right ones. */
const decrypted = (bytes: Buffer, key: Buffer, start: Buffer): Buffer | undefined => {
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, start)
    return Buffer.concat([decipher.update(bytes), decipher.final()])
  } catch {
    return undefined
  }
}
