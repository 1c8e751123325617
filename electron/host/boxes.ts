import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import type { Boxes } from '../order-manager/ports/boxes.ts'

const keyLength = 32
const nonceLength = 12
const tagLength = 16
const use = 'tillhouse box 1'

/**
 * AES-256-GCM under a key that sender and receiver alone can derive (HKDF, RFC 5869): from the receiver's X25519 key (RFC 7748) and
 * one that is made for this box. No key seals twice, and the nonce is derived with it.
 */
const derived = (privateKey: KeyObject, publicKey: KeyObject, ephemeral: Buffer): { key: Buffer; nonce: Buffer } => {
  const shared = diffieHellman({ privateKey, publicKey })
  const bytes = Buffer.from(hkdfSync('sha256', shared, ephemeral, use, keyLength + nonceLength))
  return { key: bytes.subarray(0, keyLength), nonce: bytes.subarray(keyLength) }
}

const publicOf = (der: Buffer): KeyObject => createPublicKey({ key: der, format: 'der', type: 'spki' })
const derOf = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' })

export const nodeBoxes: Boxes = {
  newPair: () => {
    const { publicKey, privateKey } = generateKeyPairSync('x25519')
    return {
      publicKey: derOf(publicKey).toString('base64'),
      privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    }
  },
  sealFor: (receiver, text) => {
    const own = generateKeyPairSync('x25519')
    const ephemeral = derOf(own.publicKey)
    const { key, nonce } = derived(own.privateKey, publicOf(Buffer.from(receiver, 'base64')), ephemeral)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return [ephemeral, cipher.getAuthTag(), sealed].map((part) => part.toString('base64')).join('.')
  },
  open: (privateKey, box) => {
    const [ephemeral, tag, sealed] = box.split('.').map((part) => Buffer.from(part, 'base64'))
    if (ephemeral === undefined || tag?.length !== tagLength || sealed === undefined) throw new Error('This is no box.')
    const own = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
    const { key, nonce } = derived(own, publicOf(ephemeral), ephemeral)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    decipher.setAuthTag(tag)
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8')
  },
}
