import type { z } from 'zod'
import type { Permission } from '../domain/staff/staff-member.ts'

/**
 * One entry of the contract. `query` reads, `command` changes, `live` answers now and after every change.
 * `permission`: what the signed-in member of staff needs; `signedIn` is anyone signed in, `anyone` is before sign-in.
 */
export interface Method<
  Kind extends 'query' | 'command' | 'live' = 'query' | 'command' | 'live',
  Payload extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> {
  readonly kind: Kind
  readonly permission: Permission | 'signedIn' | 'anyone'
  readonly payload: Payload
  readonly result: Result
}

type Needs = Method['permission']

export const query = <P extends z.ZodType, R extends z.ZodType>(
  permission: Needs,
  payload: P,
  result: R,
): Method<'query', P, R> => ({
  kind: 'query',
  permission,
  payload,
  result,
})
export const command = <P extends z.ZodType, R extends z.ZodType>(
  permission: Needs,
  payload: P,
  result: R,
): Method<'command', P, R> => ({
  kind: 'command',
  permission,
  payload,
  result,
})
export const live = <P extends z.ZodType, R extends z.ZodType>(
  permission: Needs,
  payload: P,
  result: R,
): Method<'live', P, R> => ({
  kind: 'live',
  permission,
  payload,
  result,
})

export type Methods = Readonly<Record<string, Method>>
export type PayloadOf<M extends Method> = z.output<M['payload']>
export type ResultOf<M extends Method> = z.output<M['result']>
