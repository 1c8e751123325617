/** A few words of DER, the encoding of certificates: ITU-T X.690. */

const length = (bytes: number): Buffer => {
  if (bytes < 0x80) return Buffer.from([bytes])
  const digits = Buffer.from(bytes.toString(16).padStart(bytes > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits])
}

const tagged = (tag: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([tag]), length(content.length), content])

export const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts))
export const setOf = (...parts: readonly Buffer[]): Buffer => tagged(0x31, Buffer.concat(parts))
/** A positive integer, whose first bit would otherwise say that it is negative. */
export const integer = (digits: Buffer): Buffer =>
  tagged(0x02, ((digits[0] ?? 0) & 0x80) === 0 ? digits : Buffer.concat([Buffer.from([0]), digits]))
export const bitString = (content: Buffer): Buffer => tagged(0x03, Buffer.concat([Buffer.from([0]), content]))
export const octets = (content: Buffer): Buffer => tagged(0x04, content)
export const utf8 = (text: string): Buffer => tagged(0x0c, Buffer.from(text, 'utf8'))
export const explicit = (number: number, content: Buffer): Buffer => tagged(0xa0 | number, content)
/** A part whose own tag is left out, as a name or an address of the machine. */
export const implicit = (number: number, content: Buffer): Buffer => tagged(0x80 | number, content)
export const yes: Buffer = tagged(0x01, Buffer.from([0xff]))

/** YYMMDDhhmmssZ until 2049, YYYYMMDDhhmmssZ from then on: RFC 5280, 4.1.2.5. */
export const time = (milliseconds: number): Buffer => {
  const text = new Date(milliseconds).toISOString().replaceAll(/[-:T]|\.\d+/g, '')
  return text < '2050' ? tagged(0x17, Buffer.from(text.slice(2))) : tagged(0x18, Buffer.from(text))
}

/** An object identifier: `1.2.840.10045.4.3.2`. */
export const identifier = (name: string): Buffer => {
  const [first = 0, second = 0, ...rest] = name.split('.').map(Number)
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

const base128 = (value: number): number[] => {
  const digits = [value % 128]
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) digits.unshift(0x80 | (left % 128))
  return digits
}
