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
  {
    number: 2,
    statements: [
      // What is on hand less what is promised, of goods at a place, in thousandths.
      `CREATE TABLE quantities (
        organisation text NOT NULL REFERENCES organisations,
        store text NOT NULL,
        name text NOT NULL,
        quantity bigint NOT NULL,
        PRIMARY KEY (organisation, store, name)
      )`,
      `INSERT INTO quantities
        SELECT organisation, store, name, sum(quantity) FROM (
          SELECT organisation, store, 'goods/' || (body::json ->> 'variantId') || '/' || (body::json ->> 'locationId') AS name,
              (body::json ->> 'quantity')::bigint AS quantity
            FROM documents WHERE collection = 'movements' AND NOT deleted
          UNION ALL
          SELECT organisation, store, 'goods/' || (one ->> 'variantId') || '/' || (one ->> 'locationId'),
              -(one ->> 'quantity')::bigint
            FROM documents CROSS JOIN LATERAL json_array_elements(body::json -> 'reservations') AS one
            WHERE collection = 'orders' AND NOT deleted AND body LIKE '%"reservations":[{%'
              AND json_typeof(body::json -> 'reservations') = 'array'
        ) AS told WHERE store IS NOT NULL GROUP BY organisation, store, name`,
      // What each till was ever handed, and what of that it has said is gone. See shares/hand-out.ts.
      `CREATE TABLE shares (
        organisation text NOT NULL REFERENCES organisations,
        store text NOT NULL,
        name text NOT NULL,
        -- The till by the name that it has since a backup was restored to it; device: as it was paired.
        holder text NOT NULL,
        device text NOT NULL,
        received bigint NOT NULL,
        spent bigint NOT NULL,
        -- What it lacks for a customer who waits, and since when.
        lacks bigint NOT NULL,
        told_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (organisation, store, name, holder)
      )`,
      'CREATE INDEX shares_lacking ON shares (organisation, store, told_at) WHERE lacks > 0',
      'CREATE INDEX shares_out ON shares (organisation, holder) WHERE received > spent',
      // By which name the device asked for shares last.
      'ALTER TABLE devices ADD COLUMN holder text',
    ],
  },
  {
    number: 3,
    statements: [
      // Whose a web shop's key is: a document of settings, by SHA-256. Kept by storefront/indexes.ts, as the next two.
      `CREATE TABLE storefront_keys (
        key_hash text PRIMARY KEY,
        organisation text NOT NULL REFERENCES organisations,
        document text NOT NULL
      )`,
      'CREATE INDEX storefront_keys_by_document ON storefront_keys (organisation, document)',
      // In small letters.
      `CREATE TABLE skus (
        organisation text NOT NULL REFERENCES organisations,
        sku text NOT NULL,
        product text NOT NULL,
        PRIMARY KEY (organisation, sku, product)
      )`,
      'CREATE INDEX skus_by_product ON skus (organisation, product)',
      `INSERT INTO skus
        SELECT DISTINCT organisation, lower(one ->> 'sku'), id
          FROM documents CROSS JOIN LATERAL json_array_elements(body::json -> 'variants') AS one
          WHERE collection = 'products' AND NOT deleted AND json_typeof(body::json -> 'variants') = 'array'
            AND one ->> 'sku' IS NOT NULL`,
      `CREATE TABLE web_orders (
        organisation text NOT NULL REFERENCES organisations,
        id text NOT NULL,
        idempotency_key text NOT NULL,
        reference text NOT NULL,
        PRIMARY KEY (organisation, id)
      )`,
      'CREATE INDEX web_orders_by_key ON web_orders (organisation, idempotency_key)',
      'CREATE INDEX web_orders_by_reference ON web_orders (organisation, reference)',
      `INSERT INTO web_orders
        SELECT organisation, id, body::json ->> 'idempotencyKey', body::json ->> 'webReference'
          FROM documents WHERE collection = 'orders' AND body LIKE '%"webReference":"_%'
            AND body::json ->> 'idempotencyKey' IS NOT NULL AND body::json ->> 'webReference' <> ''`,
      // Under which name the hub itself writes, and how far its journal and its orders' numbers have come: own/identity.ts.
      `CREATE TABLE identities (
        organisation text PRIMARY KEY REFERENCES organisations,
        device text NOT NULL,
        series text NOT NULL,
        last_order bigint NOT NULL DEFAULT 0,
        journal_sequence bigint NOT NULL DEFAULT 0,
        journal_hash text NOT NULL DEFAULT '',
        journal_at bigint NOT NULL DEFAULT 0,
        journal_counter bigint NOT NULL DEFAULT 0
      )`,
    ],
  },
  {
    number: 4,
    statements: [
      // Orders are long enough to be compressed, which was two fifths of what writing a push took of the database. What is there
      // stays as it is; a server that was built without lz4 goes on as before.
      `DO $$ BEGIN
        ALTER TABLE documents ALTER COLUMN body SET COMPRESSION lz4;
      EXCEPTION WHEN feature_not_supported THEN NULL;
      END $$`,
    ],
  },
  {
    number: 5,
    statements: [
      // Whoever writes documents holds the organisation's row: that it is there need not be looked up for each of them again.
      'ALTER TABLE documents DROP CONSTRAINT IF EXISTS documents_organisation_fkey',
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
