import { type ColumnDef, createColumnHelper, metaHelper, tableFeatures } from '@tanstack/react-table'

interface ColumnLook {
  /** Pixels: as narrow as it may become. */
  readonly width: number
  /** Its share of the room that is left over; none where it is left out. */
  readonly grow?: number
  /** Numbers stand at the end, under one another. */
  readonly align?: 'end'
  /** Stays at the left while the rest scrolls sideways. */
  readonly sticky?: true
  /** The first of a group of columns: a line sets it off. */
  readonly divided?: true
}

export const tableParts = tableFeatures({ columnMeta: metaHelper<ColumnLook>() })
type Parts = typeof tableParts

/** Columns of a `DataTable`; each needs a `meta`. */
export const columnsFor = <Row extends object>() => createColumnHelper<Parts, Row>()

/** Tracks of CSS grid, and the width in pixels below which the table scrolls sideways. */
export const tracksOf = (
  looks: readonly (ColumnLook | undefined)[],
): { readonly tracks: string; readonly least: number } => ({
  tracks: looks
    .map((look) =>
      look === undefined
        ? '1fr'
        : look.grow === undefined
          ? `${look.width}px`
          : `minmax(${look.width}px, ${look.grow}fr)`,
    )
    .join(' '),
  least: looks.reduce((sum, look) => sum + (look?.width ?? 0), 0),
})

export type Columns<Row extends object> = readonly ColumnDef<Parts, Row, never>[]
