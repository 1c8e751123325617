import { z } from 'zod'
import { certificateHash } from './hub/announcement.ts'
import type { HubAlarm, HubDevice } from './hub/protocol.ts'
import { command, live, query } from './method.ts'
import { documents, done, id, text } from './parts.ts'

/** How the till stands with its hub, as the page shows it at all times. */
const hubState = z.object({
  /** `none`: it has none. `downloading`: a new till takes the shop over. `stopped`: the hub takes nothing of it, for the reason. */
  line: z.enum(['none', 'downloading', 'connecting', 'online', 'offline', 'stopped']),
  url: z.string(),
  /** SHA-256 of the certificate that it had at the pairing, hex; null where it has none, or one that the system trusts. */
  fingerprint: z.string().nullable(),
  role: z.enum(['till', 'office']).nullable(),
  /** Milliseconds since 1970; null while it is on line. */
  offlineSince: z.number().nullable(),
  problem: z.string().nullable(),
  /** Documents that the hub does not have yet, and those that it refused. */
  waiting: z.number(),
  refused: z.number(),
  /** How far the download of a new till has come, 0 to 1, or, once it sells, that of earlier orders; null while there is none. */
  progress: z.number().nullable(),
})
export type HubState = z.output<typeof hubState>

/** What the hub refused. `name`: what people call the document, a receipt's number say; empty where it has no name. */
const refusedDocument = z.object({
  collection: z.string(),
  id: z.string(),
  name: z.string(),
  why: z.object({ refusal: z.string(), message: z.string() }),
  /** Milliseconds since 1970. */
  at: z.number(),
})
export type RefusedDocument = z.output<typeof refusedDocument>

/** Whether this computer runs the shop's hub. `addresses`: where other computers reach it. */
const hostedHubState = z.object({
  state: z.enum(['off', 'starting', 'on', 'failed']),
  addresses: z.array(z.string()),
  problem: z.string().nullable(),
})
export type HostedHubState = z.output<typeof hostedHubState>

/** A hub that announces itself on the network. `shop` is empty where it has none yet. `fits`: this till and it are of one protocol. */
const foundHub = z.object({
  shop: z.string(),
  url: z.string(),
  /** SHA-256, hex; null where it says that it has none. */
  certificate: z.string().nullable(),
  fits: z.boolean(),
})
export type FoundHub = z.output<typeof foundHub>

/** `hears`: whether this computer can look at all. */
const foundHubs = z.object({ hears: z.boolean(), hubs: z.array(foundHub) })
export type FoundHubs = z.output<typeof foundHubs>

const address = z.url({ protocol: /^https?$/, error: 'An address begins with http:// or https://.' })
const code = text(40)
/** What the hub had announced where it was chosen from those that were found: another one is not told the code. */
const certificate = certificateHash.exactOptional()

export const hubLinkMethods = {
  'hub.state': live('anyone', z.strictObject({}), hubState),
  /** The hubs on this network that announce themselves, by name, looked for while somebody looks at them. */
  'hub.found': live('anyone', z.strictObject({}), foundHubs),
  /**
   * The shop of this till becomes the hub's, or goes on with the one that it was paired with before. Refuses `hub_unreachable`, `no_hub`,
   * `wrong_code`, `prefix_taken`, `too_many_tries`, `other_protocol`, `already_paired`, `other_shop`, `other_certificate`.
   */
  'hub.pair': command('settings.manage', z.strictObject({ url: address, code, certificate }), done),
  /** A new till takes the shop over from its hub. Refuses as `hub.pair`, `already_set_up`, `nothing_to_join`. */
  'hub.join': command(
    'anyone',
    z.strictObject({
      url: address,
      code,
      certificate,
      register: z.strictObject({
        name: text(40),
        prefix: z.string().regex(/^[A-Z0-9]{1,6}$/, 'A prefix has 1 to 6 capital letters or digits.'),
      }),
    }),
    done,
  ),
  /** Refuses `no_hub`, `hub_unreachable`, `office_only`. */
  'hub.devices': query(
    'settings.manage',
    z.strictObject({}),
    z.object({ devices: documents<HubDevice>(), alarms: documents<HubAlarm>() }),
  ),
  /** A code for one more device. Refuses as `hub.devices`. */
  'hub.code': command(
    'settings.manage',
    z.strictObject({ role: z.enum(['till', 'office']) }),
    z.object({ code: z.string(), validUntil: z.number() }),
  ),
  /** Refuses as `hub.devices`, `unknown_device`, `own_device`. */
  'hub.revoke': command('settings.manage', z.strictObject({ device: id }), done),
  /** Takes back what a till that may not sell any more still holds of what is never oversold. Refuses as `hub.devices`, `still_sells`. */
  'hub.release': command('settings.manage', z.strictObject({ holder: id }), done),
  /** This till goes on alone: what the hub does not have yet stays here. Refuses `no_hub`. */
  'hub.unpair': command('settings.manage', z.strictObject({}), done),
  'hub.hosting': live('settings.manage', z.strictObject({}), hostedHubState),
  /** Makes this computer the shop's hub, and pairs this till with it. Refuses as `hub.pair`, `hub_runs`, `hub_failed`. */
  'hub.host': command('settings.manage', z.strictObject({}), done),
  /** This till goes on alone, and so do all that were paired with this computer. */
  'hub.endHosting': command('settings.manage', z.strictObject({}), done),
  /** What the hub refused, and why, oldest first. */
  'hub.refused': live('signedIn', z.strictObject({}), z.array(refusedDocument)),
  /** For how many days the shop's tills keep sales; 0: all. */
  'hub.window': live('settings.manage', z.strictObject({}), z.object({ days: z.int() })),
  /** What tills have stays there; what they have not yet of older sales stays on the hub. Refuses `window_out_of_range`. */
  'hub.setWindow': command('settings.manage', z.strictObject({ days: z.int().min(0).max(100_000) }), done),
  /** Pushes what was refused again, and comes at once. */
  'hub.retry': command('signedIn', z.strictObject({}), done),
}
