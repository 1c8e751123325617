import { useLive } from '../../client/use-live.ts'
import { useQuery } from '../../client/use-query.ts'
import { currentId } from '../../stores/cart-queue.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { ChooseLines } from './choose-lines.tsx'

/** What of a sale comes back. */
export const SaleReturn = ({ saleId }: { readonly saleId: string }) => {
  const sale = useQuery('returns.read', { saleId, cartId: currentId() })
  const rules = useLive('returns.rules', {})
  if (sale.value === undefined || rules.value === undefined)
    return <RefusalMessage refusal={sale.refusal ?? rules.refusal} />
  return <ChooseLines sale={sale.value} rules={rules.value} />
}
