// What tills do at PouchDB's server: `node till.mjs URL FOLDER WORK`. WORK is a file of JSON: the shop's catalog, and each till's
// documents. Prints a line of JSON: milliseconds of each push, of all of them together, and of a new till's download.
import { readFileSync } from 'node:fs'
import PouchDB from 'pouchdb'

const [url, folder, work] = process.argv.slice(2)
const { atOnce, catalog, tills } = JSON.parse(readFileSync(work, 'utf8'))

const push = async (database, documents) => {
  const times = []
  for (let from = 0; from < documents.length; from += atOnce) {
    const start = performance.now()
    const answers = await database.bulkDocs(documents.slice(from, from + atOnce))
    times.push(performance.now() - start)
    const refused = answers.find(({ ok }) => ok !== true)
    if (refused !== undefined) throw new Error(`PouchDB did not write: ${JSON.stringify(refused)}`)
  }
  return times
}

const shop = new PouchDB(`${url}/shop`)
await push(shop, catalog)
const local = new PouchDB(`${folder}/till`)
let start = performance.now()
const { docs_written: written } = await local.replicate.from(shop)
const download = performance.now() - start
if (written !== catalog.length) throw new Error(`PouchDB brought ${written} of ${catalog.length} documents.`)
start = performance.now()
const times = await Promise.all(tills.map((documents) => push(new PouchDB(`${url}/shop`), documents)))
process.stdout.write(`${JSON.stringify({ pushes: times.flat(), together: performance.now() - start, download })}\n`)
