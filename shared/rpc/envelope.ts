import { z } from 'zod'

const id = z.number().int().nonnegative()
const method = z.string().min(1).max(200)
// What a caller leaves out, and what nothing is answered with, is not there: JSON has no `undefined`.
const anything = z.unknown().optional()

const call = z.strictObject({ id, call: method, payload: anything })
const subscribe = z.strictObject({ id, subscribe: method, payload: anything })
const unsubscribe = z.strictObject({ id, unsubscribe: z.literal(true) })

const result = z.strictObject({ id, result: anything })
const value = z.strictObject({ id, value: z.unknown() })
const refusal = z.strictObject({
  id,
  refusal: z.strictObject({
    refusal: z.string(),
    message: z.string(),
    field: z.string().optional(),
    approval: z.strictObject({ ticket: z.string(), needs: z.string() }).optional(),
  }),
})
const failure = z.strictObject({ id, failure: z.string() })

/** What a client says. The id is the client's own, unique on its connection; an answer bears the id of its question. */
export const clientMessageSchema = z.union([call, subscribe, unsubscribe])
export type ClientMessage = z.output<typeof clientMessageSchema>

/** What a server says: one answer to a call; for a subscription values until a refusal or failure, which end it. */
export const serverMessageSchema = z.union([result, value, refusal, failure])
export type ServerMessage = z.output<typeof serverMessageSchema>

/** The id of something that is no envelope, so that it can be answered. */
export const idOf = (message: unknown): number | null => {
  const parsed = z.object({ id }).safeParse(message)
  return parsed.success ? parsed.data.id : null
}
