/** A message of ISO 8583:1987 as this acquirer speaks it: type and elements in ASCII, bitmaps in binary. */
export type IsoMessage = { type: string; elements: ReadonlyMap<number, string> }

/** The data elements that this acquirer takes and gives, by their fixed length; 48 has its length before it. */
const LENGTHS: Readonly<Record<number, number>> = {
  3: 6,
  4: 12,
  7: 10,
  11: 6,
  37: 12,
  38: 6,
  39: 2,
  41: 8,
  42: 15,
  49: 3,
  70: 3,
  90: 42,
}
const PRIVATE = 48

/** Takes a message apart. Undefined where it has an element that this acquirer does not take, or is none at all. */
export function readMessage(bytes: Buffer): IsoMessage | undefined {
  let rest = bytes.toString('latin1')
  const take = (length: number): string => {
    const taken = rest.slice(0, length)
    rest = rest.slice(length)
    return taken
  }
  const type = take(4)
  let bits = bitsOf(take(8))
  if (bits.startsWith('1')) bits += bitsOf(take(8))
  const elements = new Map<number, string>()
  for (const number of [...bits].flatMap((bit, index) => (bit === '1' && index > 0 ? [index + 1] : []))) {
    const length = number === PRIVATE ? Number(take(3)) : LENGTHS[number]
    if (length === undefined || !(length <= rest.length)) return undefined
    elements.set(number, take(length))
  }
  return /^0\d{3}$/u.test(type) && rest === '' ? { type, elements } : undefined
}

/** Puts a message together, behind the two bytes that say how long it is. */
export function writeMessage({ type, elements }: IsoMessage): Buffer {
  const numbers = [...elements.keys()].toSorted((one, other) => one - other)
  const long = numbers.some((number) => number > 64)
  const bits = Array.from({ length: long ? 128 : 64 }, (_, index) =>
    (long && index === 0) || elements.has(index + 1) ? '1' : '0',
  ).join('')
  const bitmap = (bits.match(/.{8}/gu) ?? []).map((octet) => String.fromCharCode(Number.parseInt(octet, 2))).join('')
  const values = numbers.map((number) => {
    const value = elements.get(number) ?? ''
    if (number === PRIVATE) return `${String(value.length).padStart(3, '0')}${value}`
    return value.padEnd(LENGTHS[number] ?? 0)
  })
  const body = Buffer.from(`${type}${bitmap}${values.join('')}`, 'latin1')
  return Buffer.concat([Buffer.from([body.length >> 8, body.length & 0xff]), body])
}

/** Cuts what comes into messages; what is not whole yet waits. */
export function messageCutter(): (bytes: Buffer) => Buffer[] {
  let kept = Buffer.alloc(0)
  return (bytes) => {
    kept = Buffer.concat([kept, bytes])
    const whole: Buffer[] = []
    while (kept.length >= 2 && kept.length >= 2 + kept.readUInt16BE(0)) {
      const end = 2 + kept.readUInt16BE(0)
      whole.push(kept.subarray(2, end))
      kept = kept.subarray(end)
    }
    return whole
  }
}

/** Private data (48): two digits of tag, three of length, the value. */
export function readPrivate(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (let rest = text; rest.length >= 5; ) {
    const length = Number(rest.slice(2, 5))
    found.set(rest.slice(0, 2), rest.slice(5, 5 + length))
    rest = rest.slice(5 + (Number.isNaN(length) ? rest.length : length))
  }
  return found
}

export function writePrivate(data: Readonly<Record<string, string>>): string {
  return Object.entries(data)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([tag, value]) => `${tag}${String(value.length).padStart(3, '0')}${value}`)
    .join('')
}

function bitsOf(octets: string): string {
  return [...octets].map((octet) => octet.charCodeAt(0).toString(2).padStart(8, '0')).join('')
}
