import { closeDialog } from '../../stores/register-screen.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FindSale } from './find-sale.tsx'
import { SaleReturn } from './sale-return.tsx'

/** Goods that come back: the sale that they are from is found, then what of it comes back is chosen. */
export const ReturnDialog = ({ saleId }: { readonly saleId: string | null }) => (
  <Dialog opened onClose={closeDialog} title="Take goods back" size={1160} transitionProps={{ duration: 0 }}>
    {saleId === null ? <FindSale /> : <SaleReturn key={saleId} saleId={saleId} />}
  </Dialog>
)
