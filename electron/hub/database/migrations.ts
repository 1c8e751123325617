import type { Database, Queries } from './database.ts'

/** Each brings the schema to its number. One that was released is never changed: a new one follows it. */
const migrations: readonly { readonly number: number; readonly statements: readonly string[] }[] = [
  {
    number: 1,
    statements: [
      `CREATE TABLE organisations (
        id text PRIMARY KEY,
        -- The newest revision. Whoever writes documents holds this row until its commit: see documents/push.ts.
        sequence bigint NOT NULL DEFAULT 0,
        -- Deletions up to here are forgotten.
        forgotten bigint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now()
      )`,
      `CREATE TABLE documents (
        organisation text NOT NULL REFERENCES organisations,
        collection text NOT NULL,
        id text NOT NULL,
        -- Null: every store's.
        store text,
        revision bigint NOT NULL,
        deleted boolean NOT NULL,
        -- JSON as it came, field by field: the journal's hashes are over it. Of a deleted one, its last state.
        body text NOT NULL,
        times text NOT NULL,
        device text NOT NULL,
        written_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (organisation, collection, id)
      )`,
      'CREATE UNIQUE INDEX documents_by_revision ON documents (organisation, revision)',
      'CREATE INDEX documents_deleted ON documents (written_at) WHERE deleted',
      `CREATE TABLE devices (
        organisation text NOT NULL REFERENCES organisations,
        id text NOT NULL,
        name text NOT NULL,
        store text NOT NULL,
        role text NOT NULL,
        prefix text NOT NULL,
        key_hash text NOT NULL,
        paired_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz,
        revoked_at timestamptz,
        PRIMARY KEY (organisation, id)
      )`,
      'CREATE UNIQUE INDEX devices_by_key ON devices (key_hash)',
      `CREATE UNIQUE INDEX devices_by_prefix ON devices (organisation, prefix) WHERE revoked_at IS NULL AND prefix <> ''`,
      `CREATE TABLE pairing_codes (
        code_hash text PRIMARY KEY,
        organisation text NOT NULL REFERENCES organisations,
        store text NOT NULL,
        role text NOT NULL,
        valid_until timestamptz NOT NULL
      )`,
      // The end of each device's journal, so that the next entry is held against it without reading the chain.
      `CREATE TABLE journal_ends (
        organisation text NOT NULL REFERENCES organisations,
        device text NOT NULL,
        sequence bigint NOT NULL,
        hash text NOT NULL,
        PRIMARY KEY (organisation, device)
      )`,
      `CREATE TABLE alarms (
        organisation text NOT NULL REFERENCES organisations,
        id text NOT NULL,
        kind text NOT NULL,
        device text NOT NULL,
        message text NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (organisation, id)
      )`,
    ],
  },
]

/** The newest that this program knows. */
export const schemaVersion = migrations.length

/** Any number will do: it is the same for all processes on the database. */
const lock = 7_410_006

/**
 * Brings the schema up to date, under a lock that lets one process do so at a time.
 * @throws Error where a newer hub has been at the database.
 */
export const migrate = (database: Database): Promise<void> =>
  database.transaction(async (queries) => {
    await queries.query('SELECT pg_advisory_xact_lock($1)', [lock])
    await queries.query('CREATE TABLE IF NOT EXISTS hub_schema (version integer NOT NULL)')
    const version = await versionOf(queries)
    if (version > schemaVersion)
      throw new Error('A newer Tillhouse hub has used this database: update this one before it serves the tills.')
    for (const { number, statements } of migrations) {
      if (number <= version) continue
      for (const statement of statements) await queries.query(statement)
      await queries.query('DELETE FROM hub_schema')
      await queries.query('INSERT INTO hub_schema VALUES ($1)', [number])
    }
  })

const versionOf = async (queries: Queries): Promise<number> =>
  Number((await queries.query('SELECT version FROM hub_schema'))[0]?.['version'] ?? 0)
