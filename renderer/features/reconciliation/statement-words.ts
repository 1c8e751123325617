import type { StatementResult, StatementRow } from '../../../shared/domain/orders/bank-statement.ts'

export const statementWords: Readonly<Record<StatementResult, string>> = {
  matched: 'Pays an order',
  booked: 'Booked already',
  tooLittle: 'Too little',
  tooMuch: 'Too much',
  otherCurrency: 'Other currency',
  notAwaited: 'Not waited for',
  several: 'Names several orders',
  unknown: 'No order’s number',
}

/** Why a line is not booked, and what to do; empty where nothing is to be done. */
export const reasonWords = ({ result, order, line, due: awaited }: StatementRow, due: string): string => {
  switch (result) {
    case 'matched':
    case 'booked':
      return ''
    case 'tooLittle':
      return `${due} is waited for. A part is not booked: import it again together with the rest.`
    case 'tooMuch':
      return `${due} is waited for. Say on the order that it has come, and pay back the rest.`
    case 'otherCurrency':
      return `The order is in ${order?.currency ?? ''}, the transfer in ${line.currency}.`
    case 'notAwaited':
      if (awaited !== null) return 'Another line of the file pays it.'
      return line.amount < 0 ? 'The order waits for nothing to be paid back.' : 'The order waits for no money.'
    case 'several':
      return 'Say on each of the orders how much of it has come.'
    case 'unknown':
      return 'Find the order by its customer, and say on it that the money has come.'
  }
}

export const bookWords = (count: number): string => `Book ${count} ${count === 1 ? 'payment' : 'payments'}`

export const bookedWords = (count: number): string =>
  count === 0 ? 'Nothing was booked.' : count === 1 ? 'One payment was booked.' : `${count} payments were booked.`
