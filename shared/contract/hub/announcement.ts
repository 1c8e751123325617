import { z } from 'zod'

/** What hubs are called on a network: DNS-SD, RFC 6763. */
export const hubService = '_tillhouse._tcp.local'

/** SHA-256 of a certificate, in hex. */
export const certificateHash = z.string().regex(/^[0-9a-f]{64}$/)

/** What anybody on the network may hear of a hub, and forge: it saves typing an address, and proves nothing. */
export interface HubAnnouncement {
  readonly protocol: number
  /** Empty where there is none yet, or there are several. */
  readonly shop: string
  readonly secure: boolean
  /** SHA-256 of its certificate, hex; null where it has none. */
  readonly certificate: string | null
}

/** Characters of a shop's name that fit into an entry of 255 bytes. */
const longestName = 60

const entries = z.object({
  protocol: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number),
  shop: z
    .string()
    .max(2 * longestName)
    .regex(/^\P{Cc}*$/u),
  tls: z.enum(['0', '1']),
  certificate: certificateHash.exactOptional(),
})

/** The entries of its TXT record: `key=value`. */
export const announcementEntries = ({ protocol, shop, secure, certificate }: HubAnnouncement): string[] => [
  `protocol=${protocol}`,
  `shop=${[...shop].slice(0, longestName).join('')}`,
  `tls=${secure ? 1 : 0}`,
  ...(certificate === null ? [] : [`certificate=${certificate}`]),
]

/** Null where it is no hub's; keys that are not known are left. */
export const readAnnouncement = (texts: readonly string[]): HubAnnouncement | null => {
  const pairs = texts.map((text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)])
  const read = entries.safeParse(Object.fromEntries(pairs))
  if (!read.success) return null
  const { protocol, shop, tls, certificate } = read.data
  return { protocol, shop, secure: tls === '1', certificate: certificate ?? null }
}
