import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import type { CollectionName, Collections } from '../../../electron/order-manager/ports/store.ts'

/** Somebody with a database tool, who knows the file's layout and its checksums. */
export class Tamperer {
  readonly #database: DatabaseSync

  constructor(folder: string) {
    this.#database = new DatabaseSync(join(folder, 'tillhouse.sqlite'))
  }

  all<C extends CollectionName>(collection: C): Collections[C][] {
    return this.#database
      .prepare(`SELECT data FROM "${collection} 0" WHERE deleted = 0 ORDER BY id`)
      .all()
      .map(({ data }) => JSON.parse(Buffer.from(data as Uint8Array).toString()) as Collections[C])
  }

  /** Writes the document over the one with the id, with a checksum that is right. */
  write(collection: CollectionName, id: string, document: object): void {
    const data = Buffer.from(JSON.stringify(document))
    this.#database.prepare(`UPDATE "${collection} 0" SET data = ?, crc = ? WHERE id = ?`).run(data, crc32(data), id)
  }

  /** A document more, that looks like the one with the id. */
  insert<C extends CollectionName>(collection: C, like: string, document: Collections[C]): void {
    const row = this.#database.prepare(`SELECT * FROM "${collection} 0" WHERE id = ?`).get(like) ?? {}
    const data = Buffer.from(JSON.stringify(document))
    const { number: _number, ...kept } = row
    const last = this.#database.prepare(`SELECT max(seq) AS seq FROM "${collection} 0"`).get()?.['seq']
    const columns = { ...kept, id: document.id, data, crc: crc32(data), seq: Number(last) + 1_000_000 }
    const names = Object.keys(columns).map((name) => `"${name}"`)
    this.#database
      .prepare(`INSERT INTO "${collection} 0" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(...Object.values(columns))
  }

  remove(collection: CollectionName, id: string): void {
    this.#database.prepare(`DELETE FROM "${collection} 0" WHERE id = ?`).run(id)
  }

  run(sql: string): void {
    this.#database.exec(sql)
  }

  close(): void {
    this.#database.close()
  }
}
