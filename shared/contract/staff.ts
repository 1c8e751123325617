import { z } from 'zod'
import type { Role } from '../domain/staff/role.ts'
import { permissions } from '../domain/staff/staff-member.ts'
import { command, live, query } from './method.ts'
import { documents, done, id, pin, text } from './parts.ts'

const person = z.object({ id: z.string(), name: z.string(), role: z.string(), roleName: z.string() })

const signedIn = z.object({ sessionKey: z.string(), staff: person, permissions: z.array(z.enum(permissions)) })
export type SignedIn = z.output<typeof signedIn>

const staffCard = person.extend({
  active: z.boolean(),
  /** The sample shop's PINs are no secret; null in a real shop. */
  samplePin: z.string().nullable(),
})
export type StaffCard = z.output<typeof staffCard>

const role = z.strictObject({
  /** The key of a built-in role, or a UUID. */
  key: id,
  name: text(40),
  permissions: z.array(z.enum(permissions)).max(permissions.length),
  /** Parts per million of a line. */
  mostDiscount: z.int().min(0).max(1_000_000),
})

export const staffMethods = {
  /** Active members, for the sign-in screen. */
  'staff.list': query('anyone', z.strictObject({}), z.array(staffCard)),
  /** In place of who was signed in, if anybody was. Refuses `wrong_pin`, `locked` (the message says until when), `unknown_staff`. */
  'staff.signIn': command('anyone', z.strictObject({ staffId: id, pin: z.string().max(20) }), signedIn),
  /** After a lost connection or a reload: refuses `session_over`. */
  'staff.resume': command('anyone', z.strictObject({ sessionKey: z.string().max(100) }), signedIn),
  'staff.signOut': command('anyone', z.strictObject({}), done),
  /** Somebody is at the screen: a session that does not say so is over after the shop's minutes. */
  'staff.stillHere': command('signedIn', z.strictObject({}), done),
  /** Those who could approve; nobody where the ticket is over. */
  'staff.approvers': query('signedIn', z.strictObject({ ticket: z.string().max(100) }), z.array(staffCard)),
  /**
   * A supervisor approves the call that was refused with this ticket, for who asked for it and within a minute.
   * Refuses `approval_over`, `may_not_approve` (about `staffId`), and as `staff.signIn`.
   */
  'staff.approve': command(
    'signedIn',
    z.strictObject({ ticket: z.string().max(100), staffId: id, pin: z.string().max(20) }),
    done,
  ),
  'staff.all': query('settings.manage', z.strictObject({}), z.array(staffCard)),
  /** Refuses `name_taken`, `unknown_role`. */
  'staff.add': command('settings.manage', z.strictObject({ id: z.uuid(), name: text(60), role: id, pin }), done),
  /** Refuses `unknown_staff`, `name_taken`, `last_admin`, `unknown_role`. */
  'staff.change': command(
    'settings.manage',
    z.strictObject({ id, name: text(60), role: id, active: z.boolean(), pin: pin.nullable() }),
    done,
  ),
  /** The built-in ones first. */
  'staff.roles': live('settings.manage', z.strictObject({}), documents<Role>()),
  /** Changes a role or makes a new one. Refuses `admin_is_fixed`, `name_taken`. */
  'staff.setRole': command('settings.manage', role, done),
}
