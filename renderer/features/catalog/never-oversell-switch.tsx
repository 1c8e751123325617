import { Switch } from '@mantine/core'
import { useState } from 'react'
import type { Product } from '../../../shared/domain/catalog/product.ts'
import { useCommand } from '../../client/use-command.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'

/** Whether tills sell of a product only what was handed out to them; it is changed at once, for all its variants. */
export const NeverOversellSwitch = ({ product }: { readonly product: Product }) => {
  const { id: productId, neverOversell = false } = product
  const { run, refusal, busy } = useCommand('catalog.setNeverOversell')
  const [on, setOn] = useState(neverOversell)
  const change = async (wanted: boolean): Promise<void> => {
    if ((await run({ productId, neverOversell: wanted })) !== null) setOn(wanted)
  }
  return (
    <>
      <Switch
        size="md"
        label="Never oversell"
        description="Each till sells only what the hub has handed out to it, also while it is cut off. Of all variants, from now on."
        checked={on}
        disabled={busy}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
      <RefusalMessage refusal={refusal} />
    </>
  )
}
