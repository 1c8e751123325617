import { readFileSync } from 'node:fs'
import { readKeptSale } from '../kept-sale.ts'
import { openTwin } from '../raw-sqlite.ts'

/** `raw-first-sale.ts FILE SALE`: opens the file and writes the recorded transactions of a sale, with nothing but SQLite. */
const [file = '', sale = ''] = process.argv.slice(2)
const { settings, transactions } = readKeptSale(readFileSync(sale, 'utf8'))
console.log('loaded')
const twin = openTwin(file, settings)
console.log('open')
for (const transaction of transactions) twin.write(transaction)
console.log('sold')
twin.close()
