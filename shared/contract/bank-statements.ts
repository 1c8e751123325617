import { z } from 'zod'
import type { StatementRow } from '../domain/orders/bank-statement.ts'
import { command, query } from './method.ts'
import { documents } from './parts.ts'

/** A statement file: camt.053, or CSV with a heading. */
const statement = z.strictObject({ text: z.string().max(5_000_000) })

export const bankStatementMethods = {
  /** What each line of the file is to the orders that wait for money. Nothing is stored. Refuses `not_a_statement`, with the line. */
  'bankStatements.read': query('orders.manage', statement, z.object({ rows: documents<StatementRow>() })),
  /**
   * Books what is matched, and answers with the lines as they are then: the same file again books nothing. Journalled.
   * Refuses `not_a_statement`.
   */
  'bankStatements.book': command(
    'orders.manage',
    statement,
    z.object({ booked: z.int(), rows: documents<StatementRow>() }),
  ),
}
