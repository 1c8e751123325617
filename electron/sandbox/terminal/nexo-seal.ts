import { createCipheriv, createDecipheriv, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** The key that the terminal shares with its till. */
export type SharedKey = { readonly keyIdentifier: string; readonly keyVersion: number; readonly passphrase: string }

const sealed = z.object({
  NexoBlob: z.base64(),
  SecurityTrailer: z.object({
    AdyenCryptoVersion: z.literal(1),
    KeyIdentifier: z.string(),
    KeyVersion: z.int(),
    Nonce: z.base64(),
    Hmac: z.base64(),
  }),
})

/** The terminal's side of Adyen's protection of local messages, which allows no other. */
export type Seal = {
  /** The parsed message; undefined where it is not sealed with this key, whole. */
  open: (message: unknown) => unknown
  seal: (header: unknown, document: unknown) => unknown
}

export function sealWith(shared: SharedKey): Seal {
  const derived = pbkdf2Sync(shared.passphrase, 'AdyenNexoV1Salt', 4000, 80, 'sha1')
  const [macKey, blockKey, base] = [derived.subarray(0, 32), derived.subarray(32, 64), derived.subarray(64)]
  const startAt = (nonce: Buffer): Buffer => Buffer.from(nonce.map((byte, index) => byte ^ (base[index] ?? 0)))
  const macOf = (text: Buffer): Buffer => createHmac('sha256', macKey).update(text).digest()
  return {
    open(message) {
      const read = sealed.safeParse(message)
      if (!read.success) return undefined
      const { NexoBlob, SecurityTrailer: trailer } = read.data
      if (trailer.KeyIdentifier !== shared.keyIdentifier || trailer.KeyVersion !== shared.keyVersion) return undefined
      const [nonce, mac] = [Buffer.from(trailer.Nonce, 'base64'), Buffer.from(trailer.Hmac, 'base64')]
      if (nonce.length !== 16 || mac.length !== 32) return undefined
      try {
        const decipher = createDecipheriv('aes-256-cbc', blockKey, startAt(nonce))
        const text = Buffer.concat([decipher.update(Buffer.from(NexoBlob, 'base64')), decipher.final()])
        return timingSafeEqual(mac, macOf(text)) ? (JSON.parse(text.toString('utf8')) as unknown) : undefined
      } catch {
        return undefined
      }
    },
    seal(header, document) {
      const text = Buffer.from(JSON.stringify(document), 'utf8')
      const nonce = randomBytes(16)
      const cipher = createCipheriv('aes-256-cbc', blockKey, startAt(nonce))
      return {
        MessageHeader: header,
        NexoBlob: Buffer.concat([cipher.update(text), cipher.final()]).toString('base64'),
        SecurityTrailer: {
          AdyenCryptoVersion: 1,
          KeyIdentifier: shared.keyIdentifier,
          KeyVersion: shared.keyVersion,
          Nonce: nonce.toString('base64'),
          Hmac: macOf(text).toString('base64'),
        },
      }
    },
  }
}
