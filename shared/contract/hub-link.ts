import { z } from 'zod'
import type { HubAlarm, HubDevice } from './hub/protocol.ts'
import { command, live, query } from './method.ts'
import { documents, done, id, text } from './parts.ts'

/** How the till stands with its hub, as the page shows it at all times. */
const hubState = z.object({
  /** `none`: it has none. `downloading`: a new till takes the shop over. `stopped`: the hub takes nothing of it, for the reason. */
  line: z.enum(['none', 'downloading', 'connecting', 'online', 'offline', 'stopped']),
  url: z.string(),
  role: z.enum(['till', 'office']).nullable(),
  /** Milliseconds since 1970; null while it is on line. */
  offlineSince: z.number().nullable(),
  problem: z.string().nullable(),
  /** Documents that the hub does not have yet, and those that it refused. */
  waiting: z.number(),
  refused: z.number(),
  /** How far a download has come, 0 to 1; null while there is none. */
  progress: z.number().nullable(),
})
export type HubState = z.output<typeof hubState>

const address = z.url({ protocol: /^https?$/, error: 'An address begins with http:// or https://.' })
const code = text(40)

export const hubLinkMethods = {
  'hub.state': live('anyone', z.strictObject({}), hubState),
  /** Refuses `hub_unreachable`, `no_hub`, `wrong_code`, `prefix_taken`, `too_many_tries`, `other_protocol`, `already_paired`, `other_shop`. */
  'hub.pair': command('settings.manage', z.strictObject({ url: address, code }), done),
  /** A new till takes the shop over from its hub. Refuses as `hub.pair`, `already_set_up`, `nothing_to_join`. */
  'hub.join': command(
    'anyone',
    z.strictObject({
      url: address,
      code,
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
  /** What the hub refused, and why. */
  'hub.refused': live(
    'signedIn',
    z.strictObject({}),
    documents<{ collection: string; id: string; why: { refusal: string; message: string }; at: number }>(),
  ),
  'hub.retry': command('signedIn', z.strictObject({}), done),
}
