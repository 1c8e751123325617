import classes from './import.module.css'

interface PreviewTableProps {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Columns that a field is read from. */
  readonly used: ReadonlySet<string>
}

/** The first rows as they stand in the file. The heading is line 1. */
export const PreviewTable = ({ columns, rows, used }: PreviewTableProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the arrow keys.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className={classes['preview']} tabIndex={0} role="group" aria-label="Rows">
    <table>
      <thead>
        <tr>
          <th className={classes['lineNumber']}>Line</th>
          {columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns of a file may have the same name.
            <th key={index} data-used={used.has(column) || undefined} title={column}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are known by their place.
          <tr key={line}>
            <td className={classes['lineNumber']}>{line + 2}</td>
            {columns.map((_column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              <td key={index} title={row[index]}>
                {row[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
