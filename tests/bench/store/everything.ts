import type { MemoryStep, StartFigures } from './in-children.ts'
import type { LoadRates } from './loaded-shop.ts'
import type { RivalFigures, RivalName } from './measure-rival.ts'
import type { QueryFigures } from './queries.ts'
import type { SaleFigures } from './sale-beside-raw.ts'
import type { Figures } from './turns.ts'

/** All that was measured on a shop of one size. */
export interface SizeFigures {
  readonly orders: number
  readonly load: LoadRates
  /** Bytes. */
  readonly fileSize: number
  readonly plainFileSize: number
  readonly sale: Omit<SaleFigures, 'kept'>
  /** A sale's commit here and in the smallest shop, in turns; null where this is the only shop or not the largest. */
  readonly growth: { readonly smallest: Figures; readonly largest: Figures } | null
  readonly queries: QueryFigures | null
  readonly start: StartFigures | null
  readonly memory: readonly MemoryStep[] | null
  readonly rivals: Partial<Record<RivalName, RivalFigures>>
}
