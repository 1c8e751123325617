import { listenOnLoopback, newHttpServer, type RunningServer } from '../loopback-server.ts'
import { serveAsset } from '../page-layout.ts'
import { cacheCatalog } from './catalog-cache.ts'
import { serveCheckout } from './checkout-routes.ts'
import { startOrderPlacing } from './order-placing.ts'
import { serveSandbox } from './sandbox-routes.ts'
import { openShopLedger } from './shop-ledger.ts'
import { serveShop } from './shop-routes.ts'
import { SHOP_SCRIPT } from './shop-script.ts'
import { SHOP_STYLE } from './shop-style.ts'
import type { Connection } from './storefront-client.ts'
import { serveWebhooks } from './webhook-intake.ts'

/** Starts the web shop. Parts of the connection that are given replace what the shop remembers. */
export async function startWebShop(options: {
  journalPath: string
  port: number | undefined
  connection: Partial<Connection>
}): Promise<RunningServer> {
  const ledger = openShopLedger(options.journalPath)
  const remembered = ledger.connection()
  const connection = { ...remembered, ...options.connection }
  if (JSON.stringify(connection) !== JSON.stringify(remembered)) ledger.record({ kind: 'connected', connection })

  const placing = startOrderPlacing(ledger)
  const shop = { ledger, placing, catalog: cacheCatalog(() => ledger.connection()) }
  const server = newHttpServer()
  server.addHook('onClose', async () => {
    placing.stop()
    ledger.close()
  })
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  serveAsset(server, '/shop.css', 'text/css', SHOP_STYLE)
  serveAsset(server, '/shop.js', 'text/javascript', SHOP_SCRIPT)
  serveShop(server, shop)
  serveCheckout(server, shop)
  serveSandbox(server, shop)
  await serveWebhooks(server, ledger)
  const running = await listenOnLoopback(server, options.port)
  placing.resume()
  return running
}
