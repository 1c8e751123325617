import { Button, VisuallyHidden } from '@mantine/core'
import type { WebShopCard } from '../../../shared/contract/web-shops.ts'
import { scopes } from '../../../shared/domain/settings/web-shop.ts'
import { useFormat } from '../../stores/shop.ts'
import { scopeWords } from './scope-words.ts'
import classes from './settings.module.css'

type Key = WebShopCard['keys'][number]

interface WebShopKeysTableProps {
  readonly keys: readonly Key[]
  readonly onRevoke: (key: Key) => void
}

const mayWords = (key: Key): string =>
  key.scopes.length === scopes.length ? 'Everything' : key.scopes.map((scope) => scopeWords[scope]).join('; ')

/** The keys that were made, the newest first; those that are revoked stay, for what was done with them. */
export const WebShopKeysTable = ({ keys, onRevoke }: WebShopKeysTableProps) => {
  const format = useFormat()
  return (
    <table className={classes['table']} aria-label="Keys">
      <thead>
        <tr>
          <th>Key</th>
          <th>May</th>
          <th data-number>A minute</th>
          <th>Made</th>
          <th>
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.toReversed().map((key) => (
          <tr key={key.id} {...(key.revokedAt === null ? {} : { 'data-off': true })}>
            <td>
              {key.name}
              <small>{key.hint}</small>
            </td>
            <td>{mayWords(key)}</td>
            <td data-number>{key.perMinute}</td>
            <td>{key.madeAt === 0 ? '' : format.moment(key.madeAt)}</td>
            <td>
              {key.revokedAt === null ? (
                <Button variant="default" size="sm" aria-label={`Revoke ${key.name}`} onClick={() => onRevoke(key)}>
                  Revoke
                </Button>
              ) : (
                <>Revoked {format.moment(key.revokedAt)}</>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
