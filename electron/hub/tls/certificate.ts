import { createHash, generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto'
import { bitString, explicit, identifier, implicit, integer, octets, sequence, setOf, time, utf8, yes } from './der.ts'

/** PEM, as TLS takes it. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

/** SHA-256 of the first of its certificates, hex: what tills pin. */
export const fingerprintOf = ({ cert }: Certificate): string =>
  createHash('sha256').update(new X509Certificate(cert).raw).digest('hex')

const day = 86_400_000
/** It is pinned, so that its age says nothing; long enough for no shop to see it end. */
const validFor = 20 * 365 * day

const ecdsaWithSha256 = sequence(identifier('1.2.840.10045.4.3.2'))

/**
 * A certificate that the hub makes for itself, for a shop that has none: tills pin it when they are paired. X.509 version 3
 * over P-256, by RFC 5280.
 * @param now milliseconds since 1970
 */
export const selfMade = (now: number): Certificate => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(setOf(sequence(identifier('2.5.4.3'), utf8('Tillhouse hub'))))
  const names = sequence(implicit(2, Buffer.from('localhost')), implicit(7, Buffer.from([127, 0, 0, 1])))
  const content = sequence(
    explicit(0, integer(Buffer.from([2]))),
    // Positive, and without a first byte of zeros.
    integer(Buffer.concat([Buffer.from([0x4d]), randomBytes(15)])),
    ecdsaWithSha256,
    name,
    // A till whose clock is behind is not to find it from the future.
    sequence(time(now - 365 * day), time(now + validFor)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(
      3,
      sequence(
        sequence(identifier('2.5.29.17'), octets(names)),
        sequence(identifier('2.5.29.19'), yes, octets(sequence(yes))),
      ),
    ),
  )
  const certificate = sequence(content, ecdsaWithSha256, bitString(sign('sha256', content, privateKey)))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return {
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
