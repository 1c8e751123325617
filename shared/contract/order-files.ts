import { z } from 'zod'
import { command, query } from './method.ts'
import { webOrder } from './storefront.ts'

/** An order as a file has it: as a web shop sends it, and what it costs may be left out. */
export const fileOrder = webOrder.extend({ total: webOrder.shape.total.optional() })
export type FileOrder = z.output<typeof fileOrder>

/** A file of orders: CSV with a row for each line, or JSON. */
const orderFile = z.strictObject({ text: z.string().max(5_000_000) })

const row = {
  /** Where it begins in the file, from 1; 0 where the file does not say. */
  line: z.int(),
  reference: z.string(),
  customerName: z.string(),
  lineCount: z.int(),
}

export const orderFileMethods = {
  /** The orders in the file, and which of them are here by their reference. Nothing is stored. Refuses `not_an_order_file`, with the line. */
  'orderFiles.read': query(
    'orders.manage',
    orderFile,
    z.object({ rows: z.array(z.object({ ...row, orderId: z.string().nullable() })) }),
  ),
  /**
   * Places them as a web shop's are placed, each in a commit of its own; what is here already stays as it is, so that the same
   * file again places nothing. What one was refused for costs no other. Journalled. Refuses `not_an_order_file`.
   */
  'orderFiles.place': command(
    'orders.manage',
    orderFile,
    z.object({
      rows: z.array(
        z.object({
          ...row,
          result: z.enum(['placed', 'known', 'refused']),
          orderId: z.string().nullable(),
          number: z.string(),
          /** Why it was not placed; empty where it was. */
          message: z.string(),
        }),
      ),
    }),
  ),
}
