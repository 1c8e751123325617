import { z } from 'zod'
import { isLogicalTime } from '../../domain/sync/clock.ts'
import type { Synced } from '../../domain/sync/rules.ts'
import { text } from '../parts.ts'

/** Raised when till and hub would misunderstand each other; what a version doesn't know is left as it is. */
export const hubProtocol = 1

/** The most documents that one push carries; and that a till which sells asks for at once, so that nobody waits for their commit. */
export const mostChanges = 500
/** Documents that one answer to a pull looks through at most, where the till names no smaller number. */
const mostPulled = 4000
/** Bytes of the largest body, before and after it is unpacked. */
export const largestBody = 16 * 1024 * 1024
/** Bytes of documents after which an answer to a pull is full. */
export const fullPage = 4 * 1024 * 1024

/** `till`: its store's documents and the shop's; `office`: those of all stores, and it pairs and revokes devices. */
const deviceRoles = ['till', 'office'] as const
export type DeviceRole = (typeof deviceRoles)[number]

const deviceId = z.string().min(1).max(100)
const collection = z.string().min(1).max(40)
const documentId = z.string().min(1).max(250)
/** A number in the organisation's own sequence: it names one state of one document, and grows with every write. */
const revision = z.int().min(0)
const times = z.record(z.string().max(100), z.string().max(250).refine(isLogicalTime))

/** Taken as it came: zod would put the fields that it knows first, and the journal's hashes are over their order. */
const document = z
  .custom<Synced>(
    (value) => typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string',
  )
  .nullable()

/** As it is read aloud or typed in: letter case and dashes don't count. */
const pairingCode = z
  .string()
  .max(40)
  .transform((code) => code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))

export const pairRequest = z.strictObject({
  protocol: z.int(),
  code: pairingCode,
  deviceId,
  name: text(80),
  /** Of the register that the device runs: two tills of one prefix would give the same receipt numbers. */
  prefix: z.string().max(20),
  /**
   * `bring`: the device has a shop, for a hub that has none, or that it was paired with before. `join`: it wants the hub's.
   * Absent: it is no till.
   */
  shop: z.enum(['bring', 'join']).exactOptional(),
  /** What the device was called before backups were restored to it. */
  earlier: z.array(deviceId).max(1000).default([]),
})
export type PairRequest = z.input<typeof pairRequest>
const pairAnswer = z.object({
  organisation: z.string(),
  store: z.string(),
  role: z.enum(deviceRoles),
  /** Shown this once; the hub keeps its SHA-256. */
  key: z.string(),
})
export type PairAnswer = z.output<typeof pairAnswer>

/** Null for `document` is a deletion. `base`: the revision that this replaces; 0 for a document that is new. */
const change = z.strictObject({
  collection,
  id: documentId,
  base: revision,
  document,
  times,
})
export type Change = z.output<typeof change>

export const pushRequest = z.strictObject({ changes: z.array(change).min(1).max(mostChanges) })

/** A document as the hub has it, and which device wrote this version of it. */
const hubDocument = z.object({
  collection,
  id: documentId,
  revision,
  document,
  times,
  device: z.string(),
})
export type HubDocument = z.output<typeof hubDocument>

const refusal = z.object({ refusal: z.string(), message: z.string(), field: z.string().exactOptional() })

/** What became of each change, in the order in which they came. */
const outcome = z.discriminatedUnion('is', [
  z.object({ is: z.literal('written'), revision }),
  /** Somebody was faster: what is there now, to be merged and pushed again. */
  z.object({ is: z.literal('conflict'), current: hubDocument }),
  z.object({ is: z.literal('refused'), why: refusal }),
])
export type Outcome = z.output<typeof outcome>

export const pullRequest = z.strictObject({
  since: z.coerce.number().pipe(revision),
  limit: z.coerce.number().int().min(1).max(mostPulled).default(mostPulled),
})
/** What a till says with every request that takes what stays on the hub; of a till that does not, nothing stays. */
export const windowHeader = 'tillhouse-window'

/**
 * A new till asks for what it needs before it sells, and for the rest while it does: `earlier` is what is closed, orders and
 * shifts. One that was away longer than deletions are kept asks for everything `again`, from the start to the newest. A hub of
 * before there were parts answers with everything.
 */
export const partHeader = 'tillhouse-part'
const part = z.enum(['needed', 'earlier', 'again'])
export type Part = z.output<typeof part>
export const partOf = (header: unknown): Part | null => part.safeParse(header).data ?? null

/** A sale that is older than the shop's tills keep (`LeftOrder`): it is told of, and asked for when it is wanted. */
const leftOrder = z.object({
  id: documentId,
  revision,
  number: z.string(),
  customerId: z.string(),
  shifts: z.array(z.string()).readonly(),
})
export type LeftAtHub = z.output<typeof leftOrder>

const pullAnswer = z.object({
  documents: z.array(hubDocument),
  /** The checkpoint to go on from. */
  through: revision,
  /** The newest revision that there is: how far it is to go. */
  newest: revision,
  /** Of what other tills lack something for a customer who waits. A hub of before there were shares says nothing. */
  lacking: z.array(z.string()).exactOptional(),
  /** What was left out of the documents. */
  left: z.array(leftOrder).exactOptional(),
  /** Which part it is; left out where it is all. */
  part: part.exactOptional(),
})
export type PullAnswer = z.output<typeof pullAnswer>

/** Sales that were left out, and are wanted now. */
export const mostWanted = 20
export const ordersRequest = z.strictObject({ ids: z.array(documentId).min(1).max(mostWanted) })

const shareName = z.string().min(1).max(400)
const quantity = z.int().min(0)

/** How a till stands with one thing, and what it asks to hold of it: see `Share` and `Wanted`. */
const shareAsk = z.strictObject({
  name: shareName,
  received: quantity,
  spent: quantity,
  least: quantity,
  wish: quantity,
})
export type ShareAsk = z.output<typeof shareAsk>

/** Things that are asked for at once, at most: whoever pushes waits meanwhile. */
export const mostAsks = 200

/** `holder`: what the device calls itself now, which is another name than it was paired under once a backup was restored. */
export const sharesRequest = z.strictObject({ holder: deviceId, asks: z.array(shareAsk).min(1).max(mostAsks) })

const shareGranted = z.object({
  name: shareName,
  /** All that the holder was ever handed of it. */
  received: quantity,
  elsewhere: z.array(z.object({ till: z.string(), quantity })),
})
export type ShareGranted = z.output<typeof shareGranted>

/** What a device that may not sell any more still holds: a name that a restore took from it, or a device that was revoked. */
const heldShares = z.object({ holder: z.string(), things: z.int() })
export const releaseRequest = z.strictObject({ holder: deviceId })

/** `holder`: as for shares; empty where the device does not say. */
export const streamRequest = z.object({ holder: z.string().max(100).default('') })

/** Orders that are claimed at once, at most. */
const mostClaims = 100

/** `holder`: as for shares. */
export const claimsRequest = z.strictObject({ holder: deviceId, orders: z.array(documentId).min(1).max(mostClaims) })

/** Whether the till acts for the order from now on, and for how many milliseconds it does, or another one. */
const claimAnswer = z.discriminatedUnion('is', [
  z.object({ is: z.literal('held'), order: z.string(), milliseconds: z.number(), document: hubDocument }),
  z.object({ is: z.literal('taken'), order: z.string(), milliseconds: z.number() }),
  /** It is no order that the hub took in, or it is another store's. */
  z.object({ is: z.literal('unknown'), order: z.string() }),
])
export type ClaimAnswer = z.output<typeof claimAnswer>

/** `device`: what the device calls itself now; nobody else is told. */
export const chainRequest = z.strictObject({ device: deviceId })

/** How far the hub has a device's journal; 0 and '' where it has nothing of it. A hub of before copies were looked for does not tell. */
export const chainAnswer = z.object({ sequence: z.int().min(0), hash: z.string().regex(/^([0-9a-f]{64})?$/) })
export type ChainAnswer = z.output<typeof chainAnswer>

const hubDevice = z.object({
  id: z.string(),
  name: z.string(),
  store: z.string(),
  role: z.enum(deviceRoles),
  prefix: z.string(),
  /** Milliseconds since 1970; null where it never was, or is not. */
  pairedAt: z.number(),
  seenAt: z.number().nullable(),
  revokedAt: z.number().nullable(),
  /** Under which of its names that nobody sells by any more it holds shares, and of how many things. */
  held: z.array(heldShares),
})
export type HubDevice = z.output<typeof hubDevice>

/** What a person should look at: a fork or a gap in a device's journal, and data of a till that were copied. */
const hubAlarm = z.object({
  id: z.string(),
  kind: z.enum(['journalForked', 'journalGap', 'dataCopied']),
  device: z.string(),
  message: z.string(),
  at: z.number(),
})
export type HubAlarm = z.output<typeof hubAlarm>

export const codeRequest = z.strictObject({ role: z.enum(deviceRoles), store: text(80).optional() })
export const revokeRequest = z.strictObject({ device: deviceId })
