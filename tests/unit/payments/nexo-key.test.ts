import { expect, test } from 'vitest'
import { deriveNexoKey } from '../../../electron/payments/terminal/nexo-key.ts'

/**
 * A message that a P400Plus sealed, with its key: Adyen.Test/NotificationDecryptionTest.cs of
 * https://github.com/Adyen/adyen-dotnet-api-library at 563e96ab.
 */
const blob =
  'x2DY8J2M9ZCyjOZ8Gt7JdLBA/6bT/KXvvAbJf9kzguqO8dWp1I1pPLQpLstpdIiAVqSwG3PR0PrP/lF82UmhmCnUJGCuEXilqvBNF1tF/yEgnFOklNc1' +
  'myR2IPW/+2oZOWKFXlTo/gX89EbODXOOGUqaJfSdpDhlqjyMz7mGczobTPvPGqCVx2BDHU8VTxI9nicwQv+QV48GqVZzxnP8ZOdQOQ5cac+bcS0Y3l7S' +
  'mWpIoQsoicnjahTY9ICosLJmN4DvDHsN4Kh2DAetFO5b9I9Lqgm/dvnXUVhb9tPbM7Pn+ratjYpaNbonbO5M+Tm8rDEIyKoUUuFXPWISymrCXtCDVKEb' +
  '2B5S5pilUmokrXVa9Ldtsv3BKG7rbrglYEuql4WVs6kzr6ybgAKh1Q0LsAXEve3pydt72ay4U3FOJSBxJ3gNqmnG8mVW2HCXQVo1RgVaZmP5TBWYuksC' +
  'KXYypnMulu1PlRI++oeW/J2qjQU='
const trailer = {
  AdyenCryptoVersion: 1,
  KeyIdentifier: 'ncrkey',
  KeyVersion: 1,
  Nonce: 'Be6rAx+vRju2aCHwPh6lrg==',
  Hmac: 'LG8A9Re1M8xLMr7rDUk0NwsnvAOX+VLjHv9sPHWTl34=',
} as const
const named = { keyIdentifier: 'ncrkey', keyVersion: 1 }
const key = deriveNexoKey('ncrpass', named)

test('given a real terminal’s message, then it opens with the shared passphrase', () => {
  expect(JSON.parse(key.open(blob, trailer) ?? '')).toMatchObject({
    SaleToPOIRequest: {
      EventNotification: { EventToNotify: 'SaleWakeUp', EventDetails: 'reference_id=9876' },
      MessageHeader: { POIID: 'P400Plus-275102806', ProtocolVersion: '3.0' },
    },
  })
})

test('given another passphrase, key, version, nonce or sum, then nothing opens', () => {
  expect(deriveNexoKey('ncrpast', named).open(blob, trailer)).toBeUndefined()
  expect(key.open(blob, { ...trailer, KeyIdentifier: 'other' })).toBeUndefined()
  expect(key.open(blob, { ...trailer, KeyVersion: 2 })).toBeUndefined()
  expect(key.open(blob, { ...trailer, Nonce: 'AAAA' })).toBeUndefined()
  expect(key.open(blob, { ...trailer, Nonce: `AA${trailer.Nonce.slice(2)}` })).toBeUndefined()
  expect(key.open(blob, { ...trailer, Hmac: `AA${trailer.Hmac.slice(2)}` })).toBeUndefined()
  expect(key.open(`AAAA${blob.slice(4)}`, trailer)).toBeUndefined()
  expect(key.open('AAAA', trailer)).toBeUndefined()
})

test('given one text sealed twice, then the two differ, and both open', () => {
  const [first, second] = [key.seal('{"sum":"12,50 €"}'), key.seal('{"sum":"12,50 €"}')]
  expect(first.NexoBlob).not.toBe(second.NexoBlob)
  for (const one of [first, second]) expect(key.open(one.NexoBlob, one.SecurityTrailer)).toBe('{"sum":"12,50 €"}')
})
