/**
 * Vendure with its own defaults on PostgreSQL, its dummy payment, and a catalog of so many products: prints one line of
 * JSON when it can be asked. `node server.mjs <socket folder> <products>`, in a folder with this package installed.
 */
import { writeFileSync } from 'node:fs'
import { bootstrap, dummyPaymentHandler, LanguageCode, TransactionalConnection } from '@vendure/core'
import { populate } from '@vendure/core/cli/index.js'

const [socketFolder = '', products = '1000'] = process.argv.slice(2)

const config = {
  apiOptions: { hostname: '127.0.0.1', port: 0, shopApiPath: 'shop-api', adminApiPath: 'admin-api' },
  authOptions: { tokenMethod: 'bearer', superadminCredentials: { identifier: 'superadmin', password: 'superadmin' } },
  dbConnectionOptions: { type: 'postgres', host: socketFolder, username: 'hub', database: 'postgres', synchronize: true },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  // Vendure wants a class of its own to be quiet; what it logs goes nowhere.
  logger: { error: console.error, warn() {}, info() {}, verbose() {}, debug() {}, setDefaultContext() {} },
}

const initialData = {
  defaultLanguage: LanguageCode.en,
  defaultZone: 'Europe',
  countries: [{ name: 'Ireland', code: 'IE', zone: 'Europe' }],
  taxRates: [{ name: 'Standard Tax', percentage: 23 }],
  shippingMethods: [{ name: 'Standard Shipping', price: 490 }],
  paymentMethods: [
    { name: 'Dummy', handler: { code: 'dummy-payment-handler', arguments: [{ name: 'automaticSettle', value: 'false' }] } },
  ],
  collections: [],
}

writeFileSync(
  'first.csv',
  `name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets
"Product 1","product-1","The first of many",,,,,"SKU-1",19.99,"standard",1000000,true,,
`,
)
const app = await populate(() => bootstrap(config), initialData, 'first.csv')

/** Its own importer makes some ten products a second: the others are copies of the first, row by row. */
const { rawConnection } = app.get(TransactionalConnection)
const copied = {
  product: {},
  product_translation: { slug: `'product-' || n`, name: `'Product ' || n`, baseId: 'n' },
  product_variant: { sku: `'SKU-' || n`, productId: 'n' },
  product_variant_translation: { name: `'Product ' || n`, baseId: 'n' },
  product_variant_price: { variantId: 'n' },
  stock_level: { productVariantId: 'n' },
  product_channels_channel: { productId: 'n' },
  product_variant_channels_channel: { productVariantId: 'n' },
}
for (const [table, changed] of Object.entries(copied)) {
  const columns = (
    await rawConnection.query(`SELECT column_name FROM information_schema.columns WHERE table_name = $1`, [table])
  ).map(({ column_name }) => column_name)
  const own = columns.includes('id') ? { id: 'n', ...changed } : changed
  const values = columns.map((column) => own[column] ?? `one."${column}"`)
  await rawConnection.query(
    `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
     SELECT ${values.join(', ')} FROM "${table}" one, generate_series(2, ${Number(products)}) n`,
  )
}
await rawConnection.query('ANALYZE')

const [{ id: shippingMethodId }] = await rawConnection.query('SELECT id FROM shipping_method')
const [{ code: paymentMethod }] = await rawConnection.query('SELECT code FROM payment_method')
const { port } = app.getHttpServer().address()
const url = `http://127.0.0.1:${port}/shop-api`
process.stdout.write(`${JSON.stringify({ url, shippingMethodId: String(shippingMethodId), paymentMethod })}\n`)

process.once('SIGTERM', () => void app.close().then(() => process.exit(0)))
process.stdin.on('end', () => process.exit(0)).resume()
