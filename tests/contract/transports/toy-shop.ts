import { z } from 'zod'
import { command, live, query } from '../../../shared/contract/method.ts'
import { refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import { createRpcServer, type RpcServer } from '../../../shared/rpc/server.ts'

/** A contract of a few methods, one for each thing that the transport of messages must do right. */
export const toyContract = {
  'label.print': query('anyone', z.strictObject({ text: z.string() }), z.string()),
  'order.place': command(
    'anyone',
    z.strictObject({ lines: z.array(z.strictObject({ sku: z.string(), quantity: z.number().int().positive() })) }),
    z.strictObject({ pieces: z.number(), note: z.string().optional() }),
  ),
  'drawer.open': command('register.sell', z.strictObject({}), z.null()),
  'staff.signIn': command('anyone', z.strictObject({}), z.null()),
  'staff.signOut': command('signedIn', z.strictObject({}), z.null()),
  'report.broken': query('anyone', z.strictObject({}), z.null()),
  'report.dated': query('anyone', z.strictObject({}), z.unknown()),
  'stock.level': live('anyone', z.strictObject({ from: z.number().default(0) }), z.number()),
  'sales.today': live('register.sell', z.strictObject({}), z.number()),
  'stock.broken': live('anyone', z.strictObject({}), z.number()),
  'stock.closed': live('anyone', z.strictObject({}), z.number()),
}

interface ToySession {
  signedIn: boolean
}

interface ToyShop {
  readonly server: RpcServer
  readonly sessions: Set<ToySession>
  /** How many subscriptions of `stock.level` and `sales.today` run. */
  readonly running: () => number
  /** Tells every running subscription a value. */
  readonly change: (value: number) => void
  readonly reports: { readonly error: unknown; readonly incident: string; readonly method: string }[]
}

export const openToyShop = (): ToyShop => {
  const sessions = new Set<ToySession>()
  const pushes = new Set<(value: number) => void>()
  const reports: { error: unknown; incident: string; method: string }[] = []
  const follow = (push: (value: number) => void): (() => void) => {
    pushes.add(push)
    return () => pushes.delete(push)
  }
  const handlers: Handlers<typeof toyContract, ToySession> = {
    'label.print': async ({ text }) => {
      // Later questions are answered earlier: the answers must still find their own.
      await new Promise((resolve) => setTimeout(resolve, text.length % 7))
      return text
    },
    'order.place': ({ lines }) =>
      lines.length === 0
        ? refuse('empty_order', 'There is nothing in the order.', 'lines')
        : { pieces: lines.reduce((sum, line) => sum + line.quantity, 0), note: undefined },
    'drawer.open': () => null,
    'staff.signIn': (_payload, session) => {
      session.signedIn = true
      return null
    },
    'staff.signOut': (_payload, session) => {
      session.signedIn = false
      return null
    },
    'report.broken': () => {
      throw new Error('secret detail of the store')
    },
    'report.dated': () => ({ at: new Date(0) }),
    'stock.level': ({ from }, _session, push) => {
      for (let value = from; value < from + 3; value += 1) push(value)
      return follow(push)
    },
    'sales.today': async (_payload, _session, push) => {
      push(0)
      return follow(push)
    },
    'stock.broken': () => {
      throw new Error('secret detail of the stock')
    },
    'stock.closed': () => refuse('closed', 'The warehouse is closed.'),
  }
  const server = createRpcServer<typeof toyContract, ToySession>({
    contract: toyContract,
    handlers,
    authorise: (session, permission) =>
      permission === 'anyone' || session.signedIn ? null : refuse('not_signed_in', 'Please sign in.'),
    openSession: () => {
      const session = { signedIn: false }
      sessions.add(session)
      return session
    },
    closeSession: (session) => sessions.delete(session),
    report: (error, incident, method) => reports.push({ error, incident, method }),
  })
  return {
    server,
    sessions,
    running: () => pushes.size,
    change: (value) => {
      for (const push of pushes) push(value)
    },
    reports,
  }
}
