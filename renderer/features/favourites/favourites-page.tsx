import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowLeft, IconArrowUp, IconStar, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { FavouritesScope } from '../../../shared/contract/favourites.ts'
import type { Product } from '../../../shared/domain/catalog/product.ts'
import { mostFavourites } from '../../../shared/domain/settings/favourites.ts'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { useRegister } from '../../stores/shop.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { Segments } from '../../ui/segments.tsx'
import { AddFavourite } from './add-favourite.tsx'
import { moved } from './arrange.ts'
import classes from './favourites-page.module.css'

/** What the registers show first: of the whole shop, or of this one register, which then shows its own. */
export const FavouritesPage = () => {
  const register = useRegister()
  const [scope, setScope] = useState<FavouritesScope>('shop')
  const { value, refusal } = useLive('favourites.read', { scope }, { keep: true })
  const arrange = useCommand('favourites.arrange')
  const products: readonly Product[] = value?.scope === scope ? value.products : []
  const save = (next: readonly Product[]): void => void arrange.run({ scope, productIds: next.map(({ id }) => id) })
  const icon = { size: 20, stroke: 1.6 } as const
  return (
    <Page
      title="Favourites"
      subtitle={`At most ${mostFavourites}, shown first at the register`}
      back={
        <ActionIcon component={Link} to="/products" aria-label="Back to the products">
          <IconArrowLeft size={22} stroke={1.6} />
        </ActionIcon>
      }
    >
      <div className={classes['page']}>
        <Segments
          label="Whose favourites"
          value={scope}
          onChange={setScope}
          options={[
            { value: 'shop', label: 'Whole shop' },
            { value: 'register', label: `Only ${register.name}` },
          ]}
        />
        <AddFavourite
          full={products.length >= mostFavourites}
          onAdd={(product) => (products.some(({ id }) => id === product.id) ? undefined : save([...products, product]))}
        />
        <RefusalMessage refusal={refusal ?? arrange.refusal} />
        <Panel flush>
          {products.length === 0 ? (
            <EmptyState icon={<IconStar size={40} stroke={1.4} />} title="No favourites yet">
              {scope === 'shop'
                ? 'Find a product above; or press long on one at the register.'
                : 'Without any of its own, the register shows the whole shop’s.'}
            </EmptyState>
          ) : (
            <ol className={classes['list']} aria-label="Favourites">
              {products.map((product, at) => (
                <li key={product.id} className={classes['favourite']}>
                  <span className={classes['place']}>{at + 1}</span>
                  <span className={classes['name']}>{product.name}</span>
                  <span className={classes['category']}>{product.category}</span>
                  <ActionIcon
                    aria-label={`Move ${product.name} forward`}
                    disabled={at === 0}
                    onClick={() => save(moved(products, at, -1))}
                  >
                    <IconArrowUp {...icon} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={`Move ${product.name} back`}
                    disabled={at === products.length - 1}
                    onClick={() => save(moved(products, at, 1))}
                  >
                    <IconArrowDown {...icon} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={`Take ${product.name} out`}
                    onClick={() => save(products.filter(({ id }) => id !== product.id))}
                  >
                    <IconX {...icon} />
                  </ActionIcon>
                </li>
              ))}
            </ol>
          )}
        </Panel>
        {scope === 'register' && products.length > 0 ? (
          <Button variant="default" className={classes['reset'] ?? ''} onClick={() => save([])}>
            Show the whole shop’s again
          </Button>
        ) : null}
      </div>
    </Page>
  )
}
