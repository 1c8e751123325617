import { Button, Group, VisuallyHidden } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { WebShopCard } from '../../../shared/contract/web-shops.ts'
import { Panel } from '../../ui/panel.tsx'
import { CopyRow } from './copy-row.tsx'
import classes from './settings.module.css'
import { WebShopDialog } from './web-shop-dialog.tsx'
import { WebShopEndpointsDialog } from './web-shop-endpoints-dialog.tsx'
import { WebShopKeysDialog } from './web-shop-keys-dialog.tsx'

interface WebShopsSectionProps {
  readonly webShops: readonly WebShopCard[]
  /** Where the order manager listens for web shops. */
  readonly origin: string
  /** Where the hub does; null where the shop has none. */
  readonly hub: string | null
}

const apiPath = '/storefront/v1'

/** The address of the API, whatever of it the host names. */
const apiUrl = (origin: string): string => {
  const bare = origin.replace(/\/+$/, '')
  return bare.endsWith(apiPath) ? bare : `${bare}${apiPath}`
}

/** Who may send orders, and where they are told what became of them. */
export const WebShopsSection = ({ webShops, origin, hub }: WebShopsSectionProps) => {
  const [editing, setEditing] = useState<WebShopCard | 'new' | null>(null)
  const [keysOf, setKeysOf] = useState<string | null>(null)
  const [endpointsOf, setEndpointsOf] = useState<string | null>(null)
  const known = (id: string | null) => webShops.find((one) => one.id === id) ?? null
  return (
    <>
      <Panel
        title="Web shops"
        flush
        actions={
          <Button leftSection={<IconPlus size={20} stroke={1.6} />} onClick={() => setEditing('new')}>
            Add web shop
          </Button>
        }
      >
        {webShops.length === 0 ? (
          <div style={{ padding: 20 }}>
            <p className={classes['text']}>
              No web shop is connected. Add one to get its API key and webhook secret, and give both to whoever runs the
              shop’s website.
            </p>
          </div>
        ) : (
          <table className={classes['table']} aria-label="Web shops">
            <thead>
              <tr>
                <th>Name</th>
                <th>Keys</th>
                <th>Told at</th>
                <th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {webShops.map((webShop) => (
                <tr key={webShop.id}>
                  <td>{webShop.name}</td>
                  <td>
                    {webShop.keys
                      .filter(({ revokedAt }) => revokedAt === null)
                      .map(({ hint }) => hint)
                      .join(', ')}
                  </td>
                  <td>{webShop.endpoints.map(({ webhookUrl }) => webhookUrl).join(', ')}</td>
                  <td>
                    <Group gap="xs" justify="flex-end" wrap="nowrap">
                      <Button
                        variant="default"
                        size="sm"
                        aria-label={`Keys of ${webShop.name}`}
                        onClick={() => setKeysOf(webShop.id)}
                      >
                        Keys
                      </Button>
                      <Button
                        variant="default"
                        size="sm"
                        aria-label={`Webhooks of ${webShop.name}`}
                        onClick={() => setEndpointsOf(webShop.id)}
                      >
                        Webhooks
                      </Button>
                      <Button
                        variant="default"
                        size="sm"
                        aria-label={`Change ${webShop.name}`}
                        onClick={() => setEditing(webShop)}
                      >
                        Change
                      </Button>
                    </Group>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      <Panel title="For the web shop’s developer">
        {hub !== null && <CopyRow label="API at the hub" value={apiUrl(hub)} />}
        <CopyRow label={hub === null ? 'Storefront API' : 'API at this till'} value={apiUrl(origin)} />
        <CopyRow label="OpenAPI document" value={`${apiUrl(hub ?? origin)}/openapi.json`} />
        <div className={classes['gap']} />
        {hub !== null && (
          <p className={classes['text']}>
            The hub takes orders while every till is closed; a till takes them up when it opens. Send each order to one
            of the two, and repeat it there.
          </p>
        )}
        <p className={classes['text']}>
          Orders are sent to the API with the key as a bearer token and an Idempotency-Key header. What becomes of them
          is told by webhooks in the Standard Webhooks format, signed with the secret.
        </p>
      </Panel>
      <WebShopDialog webShop={editing} onClose={() => setEditing(null)} />
      <WebShopKeysDialog key={keysOf} webShop={known(keysOf)} onClose={() => setKeysOf(null)} />
      <WebShopEndpointsDialog
        key={`told ${endpointsOf}`}
        webShop={known(endpointsOf)}
        onClose={() => setEndpointsOf(null)}
      />
    </>
  )
}
