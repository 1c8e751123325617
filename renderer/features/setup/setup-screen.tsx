import { useState } from 'react'
import { ConnectionBar } from '../../shell/connection-bar.tsx'
import { ThemeToggle } from '../../shell/theme-toggle.tsx'
import { FirstChoice } from './first-choice.tsx'
import { JoinForm } from './join-form.tsx'
import classes from './setup-screen.module.css'
import { ShopForm } from './shop-form.tsx'

/** The first start: nothing has been chosen yet. */
export const SetupScreen = () => {
  const [way, setWay] = useState<'open' | 'own' | 'join'>('open')
  const back = (): void => setWay('open')
  return (
    <main className={classes['screen']}>
      <ConnectionBar />
      <div className={classes['corner']}>
        <ThemeToggle />
      </div>
      {way === 'own' ? <ShopForm onBack={back} /> : null}
      {way === 'join' ? <JoinForm onBack={back} /> : null}
      {way === 'open' ? <FirstChoice onOwnShop={() => setWay('own')} onJoin={() => setWay('join')} /> : null}
    </main>
  )
}
