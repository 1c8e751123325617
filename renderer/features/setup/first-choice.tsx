import { Loader } from '@mantine/core'
import { IconBuildingStore, IconSparkles } from '@tabler/icons-react'
import { useCommand } from '../../client/use-command.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './setup-screen.module.css'

export const FirstChoice = ({ onOwnShop }: { readonly onOwnShop: () => void }) => {
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
      <div className={classes['message']}>
        <RefusalMessage refusal={sample.refusal} />
      </div>
    </div>
  )
}
