import { Fragment } from 'react'
import { Message } from '../../ui/message.tsx'

interface SoldApartNoteProps {
  readonly otherReceipts: readonly string[]
}

/** On a sale whose cart other tills sold as well, while they knew nothing of one another: the customer may hold any of the receipts. */
export const SoldApartNote = ({ otherReceipts }: SoldApartNoteProps) =>
  otherReceipts.length === 0 ? null : (
    <Message kind="warning">
      The same cart was sold as{' '}
      {otherReceipts.map((number, index) => (
        <Fragment key={number}>
          {index === 0 ? '' : ' and '}
          <span style={{ whiteSpace: 'nowrap' }}>{number}</span>
        </Fragment>
      ))}
      , too. What {otherReceipts.length === 1 ? 'only that receipt names' : 'only those receipts name'} is not here: the
      back office settles it.
    </Message>
  )
