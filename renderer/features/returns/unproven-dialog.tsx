import { useState } from 'react'
import type { CatalogHit } from '../../../shared/contract/catalog.ts'
import { closeDialog } from '../../stores/register-screen.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FindGoods } from './find-goods.tsx'
import { UnprovenForm } from './unproven-form.tsx'

/** Goods that nobody has a receipt for: somebody who may approves what is given for them. */
export const UnprovenDialog = () => {
  const [hit, setHit] = useState<CatalogHit | null>(null)
  return (
    <Dialog opened onClose={closeDialog} title="Goods without a receipt" size={560} transitionProps={{ duration: 0 }}>
      {hit === null ? <FindGoods onFound={setHit} /> : <UnprovenForm hit={hit} onBack={() => setHit(null)} />}
    </Dialog>
  )
}
