import { cardFields, type FieldFormat, fieldFormats } from './fields.ts'

/**
 * A message of ISO 8583:1987: its type (`0100`), and data elements by number, in the clear. Elements of bytes are in
 * hexadecimal; trailing spaces of characters are not there.
 */
export interface IsoMessage {
  readonly type: string
  readonly fields: Readonly<Record<number, string>>
}

const bitmapSize = 8

/**
 * The message as it is sent: type and elements in ASCII, bitmaps in binary, the second one where an element above 64 is there.
 * @throws RangeError for a value that its element can’t hold; who calls has checked what comes from elsewhere
 */
export const packMessage = ({ type, fields }: IsoMessage): Buffer => {
  const numbers = Object.keys(fields)
    .map(Number)
    .sort((one, other) => one - other)
  return Buffer.concat([
    Buffer.from(type, 'latin1'),
    packBitmap(numbers),
    ...numbers.map((number) => packField(number, fields[number] ?? '')),
  ])
}

/** The message, without what a card is known by; null for bytes that are none. */
export const unpackMessage = (bytes: Buffer): IsoMessage | null => {
  const type = bytes.toString('latin1', 0, 4)
  if (!/^\d{4}$/.test(type)) return null
  const numbers = unpackBitmap(bytes.subarray(4))
  if (numbers === null) return null
  let at = 4 + (numbers.some((number) => number > 64) ? 2 : 1) * bitmapSize
  const fields: Record<number, string> = {}
  for (const number of numbers) {
    const format = fieldFormats.get(number)
    const read = format === undefined ? null : unpackField(bytes.subarray(at), format)
    if (read === null) return null
    at += read.size
    if (!cardFields.has(number)) fields[number] = read.value
  }
  return at === bytes.length ? { type, fields } : null
}

/** One bit for each element, the first on the left; bit 1 says that there is a second bitmap. */
export const packBitmap = (numbers: readonly number[]): Buffer => {
  const isLong = numbers.some((number) => number > 64)
  const bitmap = Buffer.alloc(isLong ? 2 * bitmapSize : bitmapSize)
  for (const number of isLong ? [1, ...numbers] : numbers) {
    const place = (number - 1) >> 3
    bitmap.writeUInt8(bitmap.readUInt8(place) | (0x80 >> ((number - 1) & 7)), place)
  }
  return bitmap
}

/** The numbers of the elements that are there, without the second bitmap itself; null where the bitmap is cut off. */
export const unpackBitmap = (bytes: Buffer): number[] | null => {
  const size = ((bytes[0] ?? 0) & 0x80) === 0 ? bitmapSize : 2 * bitmapSize
  if (bytes.length < size) return null
  const numbers: number[] = []
  for (let number = 2; number <= size * 8; number += 1)
    if ((bytes.readUInt8((number - 1) >> 3) & (0x80 >> ((number - 1) & 7))) !== 0) numbers.push(number)
  return numbers
}

const packField = (number: number, value: string): Buffer => {
  const format = fieldFormats.get(number)
  if (format === undefined) throw new RangeError(`There is no data element ${number}.`)
  const { content, size, lengthDigits } = format
  if (content === 'bytes') {
    const bytes = Buffer.from(value, 'hex')
    if (bytes.length !== size) throw new RangeError(`Data element ${number} takes ${size} bytes.`)
    return bytes
  }
  if (value.length > size || !(content === 'digits' ? /^\d*$/ : /^[ -~]*$/).test(value))
    throw new RangeError(`Data element ${number} can’t hold what it was given.`)
  const text =
    lengthDigits > 0
      ? String(value.length).padStart(lengthDigits, '0') + value
      : content === 'digits'
        ? value.padStart(size, '0')
        : value.padEnd(size)
  return Buffer.from(text, 'latin1')
}

const unpackField = (
  bytes: Buffer,
  { content, size, lengthDigits }: FieldFormat,
): { readonly value: string; readonly size: number } | null => {
  const digits = bytes.toString('latin1', 0, lengthDigits)
  if (!/^\d*$/.test(digits) || digits.length < lengthDigits) return null
  const length = lengthDigits === 0 ? size : Number(digits)
  const end = lengthDigits + length
  if (length > size || end > bytes.length) return null
  if (content === 'bytes') return { value: bytes.toString('hex', 0, end), size: end }
  const text = bytes.toString('latin1', lengthDigits, end)
  if (!(content === 'digits' ? /^\d*$/ : /^[ -~]*$/).test(text)) return null
  return { value: content === 'digits' || lengthDigits > 0 ? text : text.trimEnd(), size: end }
}
