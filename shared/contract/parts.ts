import { z } from 'zod'
import { mostUnits } from '../domain/orders/decide-sale.ts'

/** Pieces that many methods are made of. Ids are UUIDs made by whoever creates the thing. */
export const id = z.string().min(1).max(100)
/** Made by the caller, so that a repeated request is the same request. */
export const newId = z.uuid()
export const text = (most: number) => z.string().trim().min(1).max(most)
export const optionalText = (most: number) => z.string().trim().max(most)
/** Whole minor units. */
export const amount = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
/** The same, below zero where it is handed out. */
export const signedAmount = z.int()
/** Thousandths of the unit. */
export const quantity = z.int().min(1).max(mostUnits)
export const pin = z.string().regex(/^\d{4,8}$/, 'A PIN has 4 to 8 digits.')
/** The ticket of a call that was refused as `needs_approval`, and has been approved since. */
export const approval = z.string().max(100).optional()
export const done = z.object({})
export const file = z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() })

/** A document of the domain: its type is checked by the compiler, and that it is an object when it is served. */
export const document = <T extends object>() => z.custom<T>((value) => typeof value === 'object' && value !== null)
export const documents = <T extends object>() => z.array(document<T>())

/** Where goods are sent. */
export const address = z.strictObject({
  name: text(120),
  lines: z.array(text(120)).min(1).max(3),
  postalCode: optionalText(20),
  city: text(80),
  country: z.string().regex(/^[A-Z]{2}$/, 'Two capital letters, such as IE.'),
})
