/** A booking as a bank reports it. Decimal text, with a minus where the money went out. */
export interface Booking {
  readonly amount: string
  readonly text: string
  readonly currency?: string
  readonly party?: string
  /** The bank's reference; none where it is left out. */
  readonly id?: string
}

/** A day's statement as camt.053.001.08, an entry for each booking. */
export const camtOf = (bookings: readonly Booking[], status = 'BOOK'): string => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
  <BkToCstmrStmt>
    <GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-11-28T06:00:00</CreDtTm></GrpHdr>
    <Stmt>
      <Id>S-1</Id>
      <Acct><Id><IBAN>IE29AIBK93115212345678</IBAN></Id><Ccy>EUR</Ccy></Acct>
${bookings.map((one) => entryOf(one, status)).join('\n')}
    </Stmt>
  </BkToCstmrStmt>
</Document>
`

const entryOf = ({ amount, text, currency = 'EUR', party = 'Ada Alder', id }: Booking, status: string): string => {
  const isOut = amount.startsWith('-')
  const side = isOut ? 'Cdtr' : 'Dbtr'
  return `      <Ntry>
        <Amt Ccy="${currency}">${amount.replace('-', '')}</Amt>
        <CdtDbtInd>${isOut ? 'DBIT' : 'CRDT'}</CdtDbtInd>
        <Sts><Cd>${status}</Cd></Sts>
        <BookgDt><Dt>2026-11-28</Dt></BookgDt>
        ${id === undefined ? '' : `<AcctSvcrRef>${id}</AcctSvcrRef>`}
        <NtryDtls><TxDtls>
          <RltdPties><${side}><Pty><Nm>${party}</Nm></Pty></${side}></RltdPties>
          <RmtInf><Ustrd>${text}</Ustrd></RmtInf>
        </TxDtls></NtryDtls>
      </Ntry>`
}

/** The same as a bank's CSV, between semicolons, with decimal commas. */
export const csvOf = (bookings: readonly Booking[]): string =>
  [
    'Account;IE29AIBK93115212345678',
    'Buchungstag;Name;Verwendungszweck;Betrag;Währung;Bank reference',
    ...bookings.map(
      ({ amount, text, currency = 'EUR', party = 'Ada Alder', id = '' }) =>
        `28.11.2026;${party};"${text}";${amount.replace('.', ',')};${currency};${id}`,
    ),
    '',
  ].join('\r\n')
