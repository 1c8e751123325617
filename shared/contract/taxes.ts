import { z } from 'zod'
import { isTimeZone } from '../domain/settings/shop-day.ts'
import type { TaxRules } from '../domain/settings/taxes.ts'
import { command } from './method.ts'
import { done, id, newId, text } from './parts.ts'

const ppm = z.int().min(0).max(1_000_000)
/** A day of the shop's calendar, `2026-12-01`; it begins at midnight by the shop's time zone. */
export const day = z.iso.date()

const taxRules = z.strictObject({
  pricesIncludeTax: z.boolean(),
  timeZone: text(60)
    .refine(isTimeZone, 'This is no time zone, such as Europe/Dublin.')
    .meta({ examples: ['Europe/Dublin'] }),
  firstGroupId: id,
  shippingTax: id,
}) satisfies z.ZodType<TaxRules>

/** Taxes and their groups. Open carts stay as they are: each line keeps what it was charged with. All are journalled. */
export const taxMethods = {
  /** Makes a tax, or changes it; `until` is the last day. Refuses `ends_before_it_begins`, `day_twice`, `too_many_taxes`. */
  'taxes.saveRate': command(
    'settings.manage',
    z.strictObject({
      id: z.union([newId, id]),
      name: text(40),
      ppm,
      /** Minor units for each unit sold, beside the percentage; 0 for none. */
      perUnit: z.int().min(0).max(1_000_000_000),
      /** Charged on the price and on the taxes before it in a group. */
      compound: z.boolean(),
      from: day.nullable(),
      until: day.nullable(),
      later: z.array(z.strictObject({ from: day, ppm })).max(20),
    }),
    done,
  ),
  /** Refuses `unknown_tax`, `tax_in_use`. */
  'taxes.removeRate': command('settings.manage', z.strictObject({ id }), done),
  /** Refuses `group_name_taken`, `unknown_tax`, `tax_twice`, `first_group`, `too_many_taxes`. */
  'taxes.saveGroup': command(
    'settings.manage',
    z.strictObject({ id, name: text(40), taxIds: z.array(id).max(5), retired: z.boolean() }),
    done,
  ),
  /** Whether prices include tax holds from the next cart on. Refuses `unknown_group`. */
  'taxes.setRules': command('settings.manage', taxRules, done),
}
