import { Loader } from '@mantine/core'
import { IconBuildingStore, IconCloud, IconSparkles } from '@tabler/icons-react'
import { useCommand } from '../../client/use-command.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './setup-screen.module.css'

interface FirstChoiceProps {
  readonly onOwnShop: () => void
  readonly onJoin: () => void
}

export const FirstChoice = ({ onOwnShop, onJoin }: FirstChoiceProps) => {
  const sample = useCommand('setup.openSampleShop')
  return (
    <div className={classes['welcome']}>
      <h1 className={classes['title']}>Welcome to Tillhouse</h1>
      <p className={classes['lead']}>A till, online orders and packing in one place. How would you like to begin?</p>
      <div className={classes['choices']}>
        <button type="button" className={classes['choice']} disabled={sample.busy} onClick={() => void sample.run({})}>
          <span className={classes['choiceIcon']}>
            {sample.busy ? <Loader size={32} /> : <IconSparkles size={36} stroke={1.5} />}
          </span>
          <span className={classes['choiceTitle']}>
            {sample.busy ? 'Opening the sample shop …' : 'Open the sample shop'}
          </span>
          <span className={classes['choiceText']}>
            Some 200 products, staff with their PINs on show, stock, and a web shop to order from. Nothing in it is
            real: try everything.
          </span>
        </button>
        <button type="button" className={classes['choice']} disabled={sample.busy} onClick={onOwnShop}>
          <span className={classes['choiceIcon']}>
            <IconBuildingStore size={36} stroke={1.5} />
          </span>
          <span className={classes['choiceTitle']}>Set up my shop</span>
          <span className={classes['choiceText']}>
            Name, currency, tax and your own PIN: four short steps. Products come from a CSV file afterwards.
          </span>
        </button>
      </div>
      <button type="button" className={classes['third']} disabled={sample.busy} onClick={onJoin}>
        <IconCloud size={24} stroke={1.6} aria-hidden />
        <span>
          <strong>This shop has a hub: join it</strong>
          <span>
            One more till for a shop that is set up already. Have the hub’s address and a pairing code at hand.
          </span>
        </span>
      </button>
      <div className={classes['message']}>
        <RefusalMessage refusal={sample.refusal} />
      </div>
    </div>
  )
}
