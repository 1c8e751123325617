import { Button } from '@mantine/core'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Numpad } from '../../ui/numpad.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './pin-form.module.css'
import type { SignIn } from './use-sign-in.ts'

const places = [0, 1, 2, 3, 4, 5, 6, 7]
const usualLength = 4

export const PinForm = ({ signIn }: { readonly signIn: SignIn }) => {
  const { pin, chosen } = signIn
  return (
    <section className={classes['form']} aria-label="PIN">
      <h2 className={classes['who']}>{chosen === null ? 'PIN' : `PIN of ${chosen.name}`}</h2>
      <div className={classes['dots']} role="img" aria-label={`${pin.length} digits entered`}>
        {places.map((place) =>
          place < Math.max(usualLength, pin.length) ? (
            <span key={place} className={classes['dot']} data-filled={place < pin.length || undefined} />
          ) : null,
        )}
      </div>
      <div className={classes['message']}>
        <RefusalMessage refusal={signIn.refusal} />
      </div>
      <Numpad
        label="PIN keys"
        size="lg"
        point={null}
        onKey={signIn.type}
        onBackspace={signIn.backspace}
        onClear={signIn.clear}
        disabled={signIn.busy || chosen === null}
      />
      <Button
        size="lg"
        h={64}
        fullWidth
        mt="md"
        disabled={!signIn.complete}
        loading={signIn.busy}
        onClick={() => void signIn.submit()}
        rightSection={<KeyHint keys="Enter" />}
      >
        Sign in
      </Button>
    </section>
  )
}
