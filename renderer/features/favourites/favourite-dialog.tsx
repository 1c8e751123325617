import { Button, Stack } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconStar, IconStarOff } from '@tabler/icons-react'
import type { Product } from '../../../shared/domain/catalog/product.ts'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { moved } from './arrange.ts'

interface FavouriteDialogProps {
  readonly product: Product
  readonly onClose: () => void
  readonly onSaved: () => void
}

const icon = { size: 20, stroke: 1.6 } as const

/** Makes a product a favourite, or moves it among them: what is shown here now, be it the shop's or this register's. */
export const FavouriteDialog = ({ product, onClose, onSaved }: FavouriteDialogProps) => {
  const { value: favourites } = useLive('favourites.read', { scope: null })
  const arrange = useCommand('favourites.arrange')
  const ids = (favourites?.products ?? []).map(({ id }) => id)
  const at = ids.indexOf(product.id)
  const save = async (productIds: readonly string[]): Promise<void> => {
    const scope = favourites?.scope ?? 'shop'
    if ((await arrange.run({ scope, productIds: [...productIds] })) !== null) onSaved()
  }
  const choice = (label: string, glyph: React.ReactNode, productIds: readonly string[], first = false) => (
    <Button
      variant="default"
      h={56}
      justify="flex-start"
      leftSection={glyph}
      disabled={favourites === undefined || arrange.busy}
      data-autofocus={first || undefined}
      onClick={() => void save(productIds)}
    >
      {label}
    </Button>
  )
  return (
    <Dialog opened onClose={onClose} title={product.name} size={420}>
      <Stack gap="xs">
        {at === -1 ? (
          choice('Add to the favourites', <IconStar {...icon} />, [...ids, product.id], true)
        ) : (
          <>
            {at > 0 ? choice('Move forward', <IconArrowLeft {...icon} />, moved(ids, at, -1), true) : null}
            {at < ids.length - 1 ? choice('Move back', <IconArrowRight {...icon} />, moved(ids, at, 1)) : null}
            {choice(
              'Take out of the favourites',
              <IconStarOff {...icon} />,
              ids.filter((id) => id !== product.id),
            )}
          </>
        )}
        <RefusalMessage refusal={arrange.refusal} />
      </Stack>
    </Dialog>
  )
}
