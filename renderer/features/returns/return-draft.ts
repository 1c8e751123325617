import type { SaleToReturn } from '../../../shared/contract/returns.ts'
import { quantityBackRefusal } from '../../../shared/domain/returns/decide-return.ts'

type SaleLine = SaleToReturn['all'][number]

/** What is entered for one line of the sale. */
export interface LineDraft {
  /** Thousandths; null where the field is empty. */
  readonly quantity: number | null
  readonly reason: string | null
  readonly restock: boolean
}

/** By the lines' ids. */
export type ReturnDraft = Readonly<Record<string, LineDraft>>

/** As it is in the cart already, or nothing. */
export const draftOf = ({ all }: Pick<SaleToReturn, 'all'>): ReturnDraft =>
  Object.fromEntries(
    all.map(({ lineId, inCart, reason, restock }) => [
      lineId,
      { quantity: inCart === 0 ? null : inCart, reason, restock },
    ]),
  )

/** A line that comes back too has the reason that was chosen last, until it is given another. */
export const withQuantity = (draft: ReturnDraft, lineId: string, quantity: number | null): ReturnDraft => {
  const line = draft[lineId]
  if (line === undefined) return draft
  const chosen = Object.values(draft).findLast(({ reason }) => reason !== null)
  const reason = line.reason ?? (comesBack({ ...line, quantity }) ? (chosen?.reason ?? null) : null)
  return { ...draft, [lineId]: { ...line, quantity, reason } }
}

/** One more piece of what was sold in these lines: of the first that has one left, if one has. */
export const oneMore = (draft: ReturnDraft, lines: readonly SaleLine[]): ReturnDraft => {
  const chosen = ({ lineId }: SaleLine): number => draft[lineId]?.quantity ?? 0
  const line = lines.find((one) => chosen(one) + 1000 <= one.sold - one.back)
  return line === undefined ? draft : withQuantity(draft, line.lineId, chosen(line) + 1000)
}

/** Everything that is left of the sale. */
export const allBack = (draft: ReturnDraft, all: readonly SaleLine[]): ReturnDraft =>
  all.reduce(
    (next, line) =>
      line.never === null && line.sold > line.back ? withQuantity(next, line.lineId, line.sold - line.back) : next,
    draft,
  )

export const comesBack = ({ quantity }: LineDraft): boolean => quantity !== null && quantity !== 0

export interface LineFaults {
  readonly quantity: string | undefined
  readonly reason: string | undefined
}

/** What is wrong with a line, as the order manager would say it; nothing about one that stays sold. */
export const faultsOf = (line: SaleLine, draft: LineDraft): LineFaults =>
  comesBack(draft)
    ? {
        quantity: quantityBackRefusal(line, draft.quantity ?? 0)?.message,
        reason: draft.reason === null ? 'Choose why it comes back.' : undefined,
      }
    : { quantity: undefined, reason: undefined }
