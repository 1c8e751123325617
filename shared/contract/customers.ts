import { z } from 'zod'
import type { CustomerRecord } from '../domain/customers/customer-record.ts'
import { command, query } from './method.ts'
import { document, documents, id, newId, optionalText, text } from './parts.ts'

const fields = {
  name: text(120),
  email: z.union([z.literal(''), z.email('This is not an e-mail address.').max(254)]),
  phone: z
    .string()
    .trim()
    .max(40)
    .refine(
      (value) => value === '' || value.replaceAll(/\D/g, '').length >= 5,
      'A phone number has at least five digits.',
    ),
  card: optionalText(60),
  group: optionalText(40),
  taxExempt: z.boolean(),
  /** Stands on the receipt of who is exempt. */
  taxReference: optionalText(60).exactOptional(),
  note: optionalText(500),
}

export const customerMethods = {
  /** By name (the beginnings of its words), phone, e-mail or card, best first; by name where the text is empty. */
  'customers.find': query(
    'customers.read',
    z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(200) }),
    documents<CustomerRecord>(),
  ),
  /** The same id again changes nothing. Refuses `email_taken`, `phone_taken`, `card_taken`, each about its field. */
  'customers.add': command('customers.manage', z.strictObject({ id: newId, ...fields }), document<CustomerRecord>()),
  /** Refuses `unknown_customer`, and as `customers.add`. */
  'customers.change': command('customers.manage', z.strictObject({ id, ...fields }), document<CustomerRecord>()),
}
