import pg from 'pg'
import { binaryTexts } from './binary-texts.ts'
import { channel, type Database, type Queries, type Row, type Value } from './database.ts'

/** Milliseconds after which a lost LISTEN connection is tried again. */
const listenAgain = 2000
/** Milliseconds to get a connection, and for one statement: the till has given up by then and comes again. */
const patience = 15_000

/**
 * Whether a statement failed because nobody answered it, or had no time for it: connections that break, and PostgreSQL's classes 08, 53,
 * 57 (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
export const isDatabaseAway = (error: Error): boolean => {
  const code = 'code' in error ? String(error.code) : ''
  return /^(08|53|57)|^E(CONN|PIPE|HOST|NET|TIMEDOUT)/.test(code) || /timeout|terminated/i.test(error.message)
}

const isTexts = (value: Value): value is readonly (string | null)[] =>
  // One of nothing but null could be of any type.
  Array.isArray(value) && value.every((one) => typeof one === 'string' || one === null) && value.some(Boolean)

/** Arrays of texts in binary, all else as the library writes it. */
const inWire = (value: Value): Value | Buffer => (isTexts(value) ? binaryTexts(value) : value)

/** A PostgreSQL server by its address; any number of hub processes may share it. */
export const openPostgres = async (address: string, onProblem: (error: Error) => void): Promise<Database> => {
  const pool = new pg.Pool({
    connectionString: address,
    max: 12,
    connectionTimeoutMillis: patience,
    statement_timeout: patience,
    application_name: 'tillhouse-hub',
  })
  // An idle connection that breaks is replaced; without a listener it would end the process.
  pool.on('error', onProblem)
  const queries = (client: pg.Pool | pg.PoolClient): Queries => ({
    query: async (sql, values = []) => (await client.query<Row>(sql, values.map(inWire))).rows,
  })
  const listeners = new Set<(organisation: string) => void>()
  const stopListening = listen(address, (organisation) => {
    for (const listener of listeners) listener(organisation)
  })
  try {
    await pool.query('SELECT 1')
  } catch (error) {
    stopListening()
    await pool.end()
    throw error
  }
  return {
    ...queries(pool),
    transaction: async (work) => {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query('BEGIN')
        const result = await work(queries(client))
        await client.query('COMMIT')
        return result
      } catch (error) {
        // A connection that can't even roll back is thrown away.
        await client.query('ROLLBACK').catch((problem: Error) => {
          broken = problem
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
    announce: async (organisation) => {
      await pool.query('SELECT pg_notify($1, $2)', [channel, organisation])
    },
    onAnnouncement: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      stopListening()
      await pool.end()
    },
  }
}

/** Listens on a connection of its own, and again when it is lost. */
const listen = (address: string, heard: (organisation: string) => void): (() => void) => {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  const again = (): void => {
    if (stopped) return
    clearTimeout(timer)
    timer = setTimeout(() => void begin(), listenAgain)
  }
  const begin = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: address, application_name: 'tillhouse-hub-news', keepAlive: true })
    client = fresh
    fresh.on('error', again)
    fresh.on('end', again)
    fresh.on('notification', ({ payload }) => heard(payload ?? ''))
    try {
      await fresh.connect()
      await fresh.query(`LISTEN ${channel}`)
    } catch {
      again()
    }
  }
  void begin()
  return () => {
    stopped = true
    clearTimeout(timer)
    void client?.end().catch(() => undefined)
  }
}
