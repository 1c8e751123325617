import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardFields, fieldFormats } from '../../../electron/payments/iso8583/fields.ts'
import { FrameReader, frame } from '../../../electron/payments/iso8583/frames.ts'
import { toIso } from '../../../electron/payments/iso8583/iso-money.ts'
import { packBitmap, packMessage, unpackBitmap, unpackMessage } from '../../../electron/payments/iso8583/message.ts'
import { nameOf, originalData, readName, referenceOf } from '../../../electron/payments/iso8583/payment-names.ts'
import { packPrivate, unpackPrivate } from '../../../electron/payments/iso8583/private-data.ts'
import { messageCutter, readMessage, writeMessage } from '../../../electron/sandbox/acquirer/iso-message.ts'

describe('examples of others', () => {
  // https://hexdocs.pm/iso_8583/0.1.5 (README): a sign-on with its two bytes of length and both bitmaps in binary.
  test('a sign-on is packed and framed to the byte', () => {
    const fields = { 7: '0818160244', 11: '646465', 12: '160244', 13: '0818', 70: '001' }
    const bytes = [
      ...[0, 49, 48, 56, 48, 48, 130, 56, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0],
      ...[48, 56, 49, 56, 49, 54, 48, 50, 52, 52, 54, 52, 54, 52, 54, 53, 49, 54, 48, 50, 52, 52, 48, 56, 49, 56],
      ...Buffer.from('001'),
    ]
    expect([...frame(packMessage({ type: '0800', fields }))]).toEqual(bytes)
    expect(new FrameReader().read(Buffer.from(bytes)).map(unpackMessage)).toEqual([{ type: '0800', fields }])
  })

  // https://github.com/patrickaburu1/ISO8583-PACK-UNPACK (README); its bitmap is printed in hexadecimal.
  test('a financial request has its elements where they belong', () => {
    const fields = { 3: '000010', 4: '000000001500', 7: '1206041200', 11: '000001', 41: '12340001', 49: '840' }
    const packed = Buffer.concat([
      Buffer.from('0200'),
      Buffer.from('3220000000808000', 'hex'),
      Buffer.from('000010000000001500120604120000000112340001840'),
    ])
    expect(packMessage({ type: '0200', fields })).toEqual(packed)
    expect(unpackMessage(packed)).toEqual({ type: '0200', fields })
  })

  // http://on-september.blogspot.com/2010/01/read-iso-8583-message.html: an answer, with a card’s number that stays out.
  test('an answer of a switch is read, and the card’s number in it is not', () => {
    const packed = Buffer.concat([
      Buffer.from('0210'),
      Buffer.from('723A00010A808400', 'hex'),
      Buffer.from('18593600141001099999011000000010000000100702153300000119153310061007'),
      Buffer.from('065656561006090102240000000901360020100236C0102240000000'),
    ])
    const read = unpackMessage(packed)
    expect(read?.fields).toMatchObject({
      3: '011000',
      4: '000010000000',
      7: '1007021533',
      11: '000001',
      12: '191533',
      13: '1006',
      15: '1007',
      32: '565656',
      37: '100609010224',
      39: '00',
      41: '00000901',
      49: '360',
    })
    expect(JSON.stringify(read)).not.toContain('593600141001099999')
  })

  // https://en.wikipedia.org/wiki/ISO_8583#Bitmap
  test.each([
    ['4210001102c04804', [2, 7, 12, 28, 32, 39, 41, 42, 50, 53, 62]],
    ['c0000000000000010000000000000003', [2, 64, 127, 128]],
  ])('the bitmap %s says %j', (bitmap, numbers) => {
    expect(packBitmap(numbers).toString('hex')).toBe(bitmap)
    expect(unpackBitmap(Buffer.from(bitmap, 'hex'))).toEqual(numbers)
  })

  // https://en.wikipedia.org/wiki/ISO_4217: numbers and minor units.
  test.each([
    [1205, 'EUR', 2, '000000001205', '978'],
    [1205, 'JPY', 0, '000000001205', '392'],
    [1205, 'HUF', 0, '000000120500', '348'],
    [1205, 'KWD', 3, '000000001205', '414'],
    [5, 'ALL', 2, '000000000005', '008'],
  ])('%d minor units of %s are said as ISO 4217 counts them', (amount, currency, digits, four, fortyNine) => {
    expect(toIso({ amount, currency, digits })).toEqual({ 4: four, 49: fortyNine })
  })
})

test('there is a format for each element from 2 to 128', () => {
  expect([...fieldFormats.keys()]).toEqual(Array.from({ length: 127 }, (_, index) => index + 2))
  expect(fieldFormats.get(90)).toEqual({ content: 'digits', size: 42, lengthDigits: 0 })
  expect(fieldFormats.get(100)).toEqual({ content: 'digits', size: 11, lengthDigits: 2 })
  expect(fieldFormats.get(128)).toEqual({ content: 'bytes', size: 8, lengthDigits: 0 })
})

describe('any message', () => {
  const valueOf = (number: number): fc.Arbitrary<string> => {
    const { content, size, lengthDigits } = fieldFormats.get(number) ?? { content: 'bytes', size: 0, lengthDigits: 0 }
    if (content === 'bytes')
      return fc.uint8Array({ minLength: size, maxLength: size }).map((bytes) => Buffer.from(bytes).toString('hex'))
    const unit = content === 'digits' ? fc.constantFrom(...'0123456789') : fc.constantFrom(...'AZaz09 -.?~')
    const minLength = lengthDigits === 0 && content === 'digits' ? size : 0
    const text = fc.string({ unit, minLength, maxLength: Math.min(size, 60) })
    return lengthDigits === 0 ? text.map((one) => one.trimEnd()) : text
  }
  const numbers = [...fieldFormats.keys()].filter((number) => !cardFields.has(number))
  const message = fc.subarray(numbers, { minLength: 1, maxLength: 30 }).chain((some) =>
    fc.tuple(fc.constantFrom('0100', '0221', '0430', '0810'), ...some.map(valueOf)).map(([type, ...values]) => ({
      type,
      fields: Object.fromEntries(some.map((number, index) => [number, values[index] ?? ''])),
    })),
  )

  test('comes out of its bytes as it went in, however the line cuts them', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 4 }), fc.infiniteStream(fc.nat(90)), (sent, cuts) => {
        const reader = new FrameReader()
        const got: unknown[] = []
        let rest = Buffer.concat(sent.map((one) => frame(packMessage(one))))
        while (rest.length > 0) {
          const size = 1 + (cuts.next().value ?? 0)
          got.push(...reader.read(rest.subarray(0, size)).map(unpackMessage))
          rest = rest.subarray(size)
        }
        expect(got).toEqual(sent)
        expect(reader.isInside).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  test('that is cut short, or of any bytes at all, is none, and throws nothing', () => {
    fc.assert(
      fc.property(message, fc.nat(10_000), fc.uint8Array({ maxLength: 200 }), (one, where, noise) => {
        const packed = packMessage(one)
        expect(unpackMessage(packed.subarray(0, where % packed.length))).toBeNull()
        unpackMessage(Buffer.concat([Buffer.from('0110'), Buffer.from(noise)]))
      }),
      { numRuns: 300 },
    )
  })

  test('that the acquirer takes is read alike by its own program', () => {
    const taken = [3, 4, 7, 11, 37, 38, 39, 41, 42, 48, 49, 70, 90]
    const common = fc.tuple(...taken.map(valueOf)).map((values) => ({
      type: '0100',
      fields: Object.fromEntries(taken.map((number, index) => [number, values[index] ?? ''])),
    }))
    fc.assert(
      fc.property(common, (ours) => {
        const theirs = readMessage(packMessage(ours))
        if (theirs === undefined) throw new Error('The acquirer can’t read it.')
        expect(theirs.elements.get(90)).toBe(ours.fields[90])
        const [back] = messageCutter()(writeMessage(theirs))
        expect(back === undefined ? null : unpackMessage(back)).toEqual(ours)
      }),
      { numRuns: 150 },
    )
  })
})

test('a value that its element can’t hold is a mistake of ours', () => {
  expect(() => packMessage({ type: '0100', fields: { 4: '1234567890123' } })).toThrow(RangeError)
  expect(() => packMessage({ type: '0100', fields: { 4: '12,05' } })).toThrow(RangeError)
  expect(() => packMessage({ type: '0100', fields: { 41: 'Töpfe' } })).toThrow(RangeError)
  expect(() => packMessage({ type: '0100', fields: { 129: '1' } })).toThrow(RangeError)
})

describe('private data', () => {
  test('is tagged and measured; what can’t be sent is shown as ?, what is not known or cut off is read over', () => {
    const packed = packPrivate({ token: 'CARD_ADA', orderNumber: 'W-Ä1' })
    expect(packed).toBe('01008CARD_ADA03004W-?1')
    expect(unpackPrivate(`99002xx${packed}04010cut`)).toEqual({ token: 'CARD_ADA', orderNumber: 'W-?1' })
    expect(unpackPrivate('01abcCARD')).toEqual({})
  })
})

describe('names of payments', () => {
  test('derive from the key, are as long as they must be, and are another one for another attempt', () => {
    const keys = Array.from({ length: 500 }, (_, index) => `entry-${index}:capture`)
    const references = keys.flatMap((key) => [referenceOf(key), referenceOf(key, 1)])
    expect(new Set(references).size).toBe(1000)
    expect(references.every((reference) => /^[A-Z0-9]{12}$/.test(reference))).toBe(true)
    expect(keys.map((key) => referenceOf(key))).toEqual(keys.map((key) => referenceOf(key)))
  })
  test('say what was sent when, and are read again', () => {
    const sent = { reference: '8K2J5T0QX1ZD', stan: '000123', time: '1129075930' }
    expect(readName(nameOf(sent, 'A1B2C3'))).toEqual({ ...sent, code: 'A1B2C3' })
    expect(readName(nameOf(sent))).toEqual({ ...sent, code: '' })
    expect(readName('pi_3Kx')).toBeNull()
    expect(originalData('0100', sent)).toBe(`01000001231129075930${'0'.repeat(22)}`)
    expect(originalData('0220')).toBe(`0220${'0'.repeat(38)}`)
  })
})
