import { parse } from 'csv-parse/sync'

export interface CsvRecord {
  /** Where it begins in the file, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** A small file's records, between commas, semicolons or tabs; or why it has none, as a sentence. */
export const csvRecords = (text: string): readonly CsvRecord[] | string => {
  if (text.includes('\0')) return 'The file is not text. Choose one that was saved as CSV.'
  // Some files begin with a sentence.
  const head = /^.*[,;\t].*$/m.exec(text)?.[0] ?? ''
  const delimiter = [',', ';', '\t'].find((one) => head.includes(one)) ?? ','
  const records: CsvRecord[] = []
  let line = 1
  try {
    parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (cells: string[]) => {
        records.push({ line, cells })
        line += 1 + cells.reduce((ends, cell) => ends + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
        return null
      },
    })
  } catch {
    return 'The quotation marks of the file do not close.'
  }
  return records
}
