import { proofView } from '../../../shared/domain/documents/proof-view.ts'
import { type ReceiptView, receiptView } from '../../../shared/domain/documents/receipt-view.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Proven } from '../../../shared/domain/orders/proven.ts'
import { useShop } from '../../stores/shop.ts'
import { Paper, PaperBlock, PaperPair, PaperTaxes } from '../../ui/paper.tsx'
import classes from './receipt-paper.module.css'

interface ReceiptPaperProps {
  readonly order: Order
  readonly staffName: string | null
}

/** The receipt as it is printed, on screen. */
export const ReceiptPaper = ({ order, staffName }: ReceiptPaperProps) => {
  const view = receiptView({ order, shop: useShop(), staffName, copy: false })
  return <SalePaper label={`Receipt ${view.number}`} view={view} />
}

interface ProofPaperProps {
  readonly proven: Proven
  readonly staffName: string | null
}

/** The proof of an instalment, likewise. */
export const ProofPaper = ({ proven, staffName }: ProofPaperProps) => {
  const view = proofView({ proven, shop: useShop(), staffName, copy: false })
  return <SalePaper label={`Proof ${view.number}`} view={view} />
}

const SalePaper = ({ label, view }: { readonly label: string; readonly view: ReceiptView }) => {
  return (
    <Paper label={label} title={view.shopName} lines={view.address}>
      <PaperBlock>
        {view.about.map((row) => (
          <PaperPair key={row.label} row={row} amount />
        ))}
      </PaperBlock>
      <PaperBlock>
        {view.lines.map((line) => (
          <div key={line.id} className={classes['line']}>
            <PaperPair row={{ label: line.name, value: line.amount }} amount />
            {line.detail === '' ? null : <div className={classes['detail']}>{line.detail}</div>}
            {line.discounts.map((row) => (
              <div key={row.label} className={classes['detail']}>
                <PaperPair row={row} amount />
              </div>
            ))}
            {line.note === null ? null : <div className={classes['detail']}>{line.note}</div>}
          </div>
        ))}
      </PaperBlock>
      <PaperBlock>
        {view.sums.map((row) => (
          <PaperPair key={row.label} row={row} amount />
        ))}
        <div className={classes['total']}>
          <PaperPair row={view.total} amount />
        </div>
        {view.payments.map((row) => (
          <PaperPair key={row.label} row={row} amount />
        ))}
      </PaperBlock>
      {view.taxes.length === 0 ? null : (
        <PaperBlock>
          <PaperTaxes taxes={view.taxes} />
        </PaperBlock>
      )}
      {view.note === null ? null : <PaperBlock>{view.note}</PaperBlock>}
      <footer className={classes['closing']}>{view.closing}</footer>
    </Paper>
  )
}
