export type Row = Readonly<Record<string, unknown>>
export type Value = string | number | boolean | null | readonly (string | number | boolean | null)[]

/** Runs one statement; `$1` and on are the values. */
export interface Queries {
  query(sql: string, values?: readonly Value[]): Promise<Row[]>
}

/** PostgreSQL, behind a server's address or embedded. */
export interface Database extends Queries {
  /** All of the work's statements, or none of them. */
  transaction<R>(work: (queries: Queries) => Promise<R>): Promise<R>
  /** Tells every hub process on this database, this one included, that the organisation has something new. Best effort. */
  announce(organisation: string): Promise<void>
  /**
   * Calls back when an organisation has something new, as far as the database passes it on: a pooler may not, so whoever
   * listens looks for itself from time to time.
   */
  onAnnouncement(listener: (organisation: string) => void): () => void
  close(): Promise<void>
}

export const channel = 'tillhouse_news'

/** Numbers of PostgreSQL's bigint come as text. */
export const numberOf = (value: unknown): number => Number(value)
