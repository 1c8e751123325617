import {
  type Icon,
  IconCash,
  IconCreditCard,
  IconGift,
  IconNotebook,
  IconReceiptRefund,
  IconStar,
  IconTicket,
} from '@tabler/icons-react'
import type { AskedTender } from '../../../shared/contract/tenders.ts'
import { KeyHint } from '../../ui/key-hint.tsx'

type Kind = AskedTender['kind']

const looks: Readonly<Record<Kind, readonly [name: string, key: string, icon: Icon]>> = {
  cash: ['Cash', 'C', IconCash],
  card: ['Card', 'K', IconCreditCard],
  giftCard: ['Gift card', 'G', IconGift],
  storeCredit: ['Credit', 'S', IconReceiptRefund],
  account: ['Account', 'A', IconNotebook],
  points: ['Points', 'P', IconStar],
  voucher: ['Voucher', 'V', IconTicket],
}

/** The tender that a letter chooses. */
export const tenderOfKey = (letter: string): Kind | undefined =>
  (Object.keys(looks) as Kind[]).find((kind) => looks[kind][1] === letter.toUpperCase())

export const TenderLabel = ({ kind }: { readonly kind: Kind }) => {
  const [name, key, Glyph] = looks[kind]
  return (
    <>
      <Glyph size={22} stroke={1.6} aria-hidden />
      {name} <KeyHint keys={key} />
    </>
  )
}
