import { IconAlertTriangle, IconBarcode, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useCart } from '../../stores/cart.ts'
import { useFormat } from '../../stores/shop.ts'
import classes from './cart-notice.module.css'

/** The register's one place for words: what went wrong and stays until the next scan, or the line that changed last. */
export const CartNotice = () => {
  const notice = useCart((state) => state.notice)
  if (notice === null) return <Calm />
  const Icon = notice.kind === 'info' ? IconInfoCircle : IconAlertTriangle
  return (
    <div
      key={notice.count}
      className={classes['notice']}
      data-kind={notice.kind}
      role={notice.kind === 'problem' ? 'alert' : 'status'}
    >
      <Icon size={24} stroke={1.7} aria-hidden className={classes['icon']} />
      <span className={classes['text']}>{notice.text}</span>
    </div>
  )
}

const Calm = () => {
  const format = useFormat()
  const changed = useCart((state) => state.changed?.lineId)
  const line = useCart((state) => state.shown?.lines.find((one) => one.id === changed))
  const Icon = line === undefined ? IconBarcode : IconCircleCheck
  return (
    <div className={classes['notice']} role="status">
      <Icon size={24} stroke={1.6} aria-hidden className={classes['icon']} />
      <span className={classes['text']}>
        {line === undefined ? 'Ready to scan' : `${line.name} × ${format.quantity(line.quantity, line.unit)}`}
      </span>
    </div>
  )
}
