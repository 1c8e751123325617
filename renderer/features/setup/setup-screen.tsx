import { useState } from 'react'
import { ConnectionBar } from '../../shell/connection-bar.tsx'
import { ThemeToggle } from '../../shell/theme-toggle.tsx'
import { FirstChoice } from './first-choice.tsx'
import classes from './setup-screen.module.css'
import { ShopForm } from './shop-form.tsx'

/** The first start: nothing has been chosen yet. */
export const SetupScreen = () => {
  const [own, setOwn] = useState(false)
  return (
    <main className={classes['screen']}>
      <ConnectionBar />
      <div className={classes['corner']}>
        <ThemeToggle />
      </div>
      {own ? <ShopForm onBack={() => setOwn(false)} /> : <FirstChoice onOwnShop={() => setOwn(true)} />}
    </main>
  )
}
