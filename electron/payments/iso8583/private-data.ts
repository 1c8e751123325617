/**
 * What goes into data element 48, *additional data, private*: elements of two digits of tag, three digits of length, and so
 * many characters. What they mean is agreed with the acquirer.
 */
const tags = {
  /** The customer’s payment source at the acquirer, in place of a card’s number. */
  token: '01',
  orderId: '02',
  orderNumber: '03',
  /** `1` for a completion after which nothing stays reserved, else `0`. */
  final: '04',
  /** Answers: type, trace number and time of the message that was acted upon first; 20 digits. */
  first: '05',
  /** Answers: until when the money is reserved, in UTC; `YYYYMMDDhhmmss`. */
  until: '06',
  /** Answers: `1` where what is asked about was reversed since. */
  reversed: '07',
} as const

export type PrivateData = { readonly [name in keyof typeof tags]?: string }

/** Characters that no message can carry are shown as `?`. */
const plain = (text: string): string => text.replaceAll(/[^ -~]/g, '?')

export const packPrivate = (data: PrivateData): string =>
  Object.entries(data)
    .map(([name, value]) => {
      const text = plain(value)
      return `${tags[name as keyof typeof tags]}${String(text.length).padStart(3, '0')}${text}`
    })
    .join('')

/** What is known of it; elements of other tags are read over, and so is what is cut off. */
export const unpackPrivate = (text: string): PrivateData => {
  const names = new Map(Object.entries(tags).map(([name, tag]) => [tag as string, name]))
  const found: Record<string, string> = {}
  for (let at = 0; at + 5 <= text.length; ) {
    const end = at + 5 + Number(text.slice(at + 2, at + 5))
    const name = names.get(text.slice(at, at + 2))
    if (!(end <= text.length)) break
    if (name !== undefined) found[name] = text.slice(at + 5, end)
    at = end
  }
  return found
}
