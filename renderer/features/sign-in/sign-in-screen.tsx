import type { SetupState } from '../../../shared/contract/setup.ts'
import { useQuery } from '../../client/use-query.ts'
import { ConnectionBar } from '../../shell/connection-bar.tsx'
import { ThemeToggle } from '../../shell/theme-toggle.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { CopiedNote } from '../backups/copied-note.tsx'
import { RestoredNote } from '../backups/restored-note.tsx'
import { PinForm } from './pin-form.tsx'
import classes from './sign-in-screen.module.css'
import { StaffTiles } from './staff-tiles.tsx'
import { useSignIn } from './use-sign-in.ts'

interface SignInScreenProps {
  readonly setup: SetupState
  /** BCP 47. */
  readonly locale: string
}

export const SignInScreen = ({ setup, locale }: SignInScreenProps) => {
  const { value: staff, refusal } = useQuery('staff.list', {})
  const signIn = useSignIn(staff ?? [])
  return (
    <main className={classes['screen']}>
      <ConnectionBar />
      <div className={classes['corner']}>
        <ThemeToggle />
      </div>
      <div className={classes['sheet']}>
        <section className={classes['people']} aria-label="Staff">
          <h1 className={classes['shop']}>{setup.shopName}</h1>
          <p className={classes['hint']}>
            {setup.registerName} · {setup.sample ? 'a sample shop: each PIN stands under the name' : 'who is it?'}
          </p>
          <RestoredNote locale={locale} />
          <CopiedNote copied={setup.copied} locale={locale} />
          <RefusalMessage refusal={refusal} />
          <StaffTiles staff={staff ?? []} chosen={signIn.chosen?.id ?? null} onChoose={signIn.choose} />
        </section>
        <PinForm signIn={signIn} />
      </div>
    </main>
  )
}
