import { useCommand } from '../../client/use-command.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { Segments } from '../../ui/segments.tsx'
import classes from './settings.module.css'

const kinds = { shopFloor: 'shop floor', warehouse: 'warehouse' } as const

const roundings = [
  { value: 'line', label: 'Line by line' },
  { value: 'order', label: 'Once for the order' },
] as const

/** What was decided when the shop was set up. */
export const ShopSection = () => {
  const shop = useShop()
  const format = useFormat()
  const setRounding = useCommand('settings.setRounding')
  return (
    <Panel title="Shop">
      <dl className={classes['facts']}>
        <dt>Name</dt>
        <dd>{shop.name}</dd>
        <dt>Address</dt>
        <dd>
          {shop.address.length === 0 ? (
            <span className={classes['soft']}>None</span>
          ) : (
            shop.address.map((line) => <div key={line}>{line}</div>)
          )}
        </dd>
        <dt>Currency</dt>
        <dd>
          {shop.currency}, as in {format.money(1234 * 10 ** shop.digits)}
        </dd>
        <dt>Prices</dt>
        <dd>{shop.pricesIncludeTax ? 'Include tax' : 'Without tax; it is added at the end'}</dd>
        <dt>Amounts are rounded</dt>
        <dd>
          <Segments
            label="Amounts are rounded"
            value={shop.rounding ?? 'line'}
            options={roundings}
            disabled={setRounding.busy}
            onChange={(rounding) => void setRounding.run({ rounding })}
          />
          <div className={classes['soft']}>From the next cart on; those that are open stay as they began.</div>
          <RefusalMessage refusal={setRounding.refusal} onDismiss={setRounding.dismiss} />
        </dd>
        <dt>Locations</dt>
        <dd>
          {shop.locations.map((location) => (
            <div key={location.id}>
              {location.name}
              {location.name.toLowerCase() === kinds[location.kind] ? null : (
                <span className={classes['soft']}> · {kinds[location.kind]}</span>
              )}
            </div>
          ))}
        </dd>
      </dl>
    </Panel>
  )
}
