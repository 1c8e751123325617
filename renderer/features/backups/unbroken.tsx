import { Fragment } from 'react'

const receipts = /((?:[A-Z0-9]+-)+\d{6,})/

/** A sentence whose receipt numbers stay on one line: `R1-` at the end of a line is not read as a number. */
export const Unbroken = ({ text }: { readonly text: string }) =>
  text.split(receipts).map((part, index) =>
    index % 2 === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence are known by their place.
      <Fragment key={index}>{part}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
      <span key={index} style={{ whiteSpace: 'nowrap' }}>
        {part}
      </span>
    ),
  )
