import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Scope } from '../../shared/domain/settings/web-shop.ts'
import type { Caller, Storefront } from '../../shared/storefront/port.ts'
import { send } from './answers.ts'
import { createRateLimit } from './rate-limit.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the key must allow; left out: no key is needed. */
    readonly scope?: Scope | 'any'
  }
}

/** A request of a web shop. */
type Handle<Shop> = (caller: Caller<Shop>, request: FastifyRequest, reply: FastifyReply) => unknown

/**
 * Who may come in: the key is valid (401), allows what is asked for (403), and does not ask too often (429). It stands
 * before the body is read: who may not come in gets no other answer, and no work is done for them.
 */
export const createGate = <Shop>(storefront: Storefront<Shop>, elapsed: () => number) => {
  const wait = createRateLimit(elapsed)
  const callers = new WeakMap<FastifyRequest, Caller<Shop>>()
  return {
    check: async (request: FastifyRequest, reply: FastifyReply) => {
      const { scope } = request.routeOptions.config
      if (scope === undefined) return
      const key = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
      const caller = key === undefined ? undefined : await storefront.callerOf(key)
      if (caller === undefined)
        return send(
          reply.header('www-authenticate', 'Bearer'),
          401,
          'No valid API key',
          'Send a key of the web shop as “Authorization: Bearer thk_…”.',
        )
      const pause = wait(caller.key.hash, caller.key.perMinute)
      if (pause > 0)
        return send(
          reply.header('retry-after', String(Math.ceil(pause / 1000))),
          429,
          'Too many requests',
          `The key “${caller.key.name}” may ask ${caller.key.perMinute} times a minute.`,
        )
      if (scope !== 'any' && !caller.key.scopes.includes(scope))
        return send(reply, 403, 'The key does not allow this', `The key “${caller.key.name}” lacks the scope ${scope}.`)
      callers.set(request, caller)
    },
    /** For who has come in. */
    through: (handle: Handle<Shop>) => async (request: FastifyRequest, reply: FastifyReply) => {
      const caller = callers.get(request)
      if (caller === undefined) throw new Error('A request came past the gate.')
      return handle(caller, request, reply)
    },
  }
}
export type Gate<Shop> = ReturnType<typeof createGate<Shop>>
