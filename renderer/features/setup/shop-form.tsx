import { Button, Group } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { likelyCountry } from './countries.ts'
import classes from './setup-screen.module.css'
import { faultsOf, finishedShop, firstDraft, type ShopDraft, stepOf, steps } from './shop-draft.ts'
import { AdminStep, RegisterStep, ShopStep, type StepProps } from './small-steps.tsx'
import { TaxStep } from './tax-step.tsx'

const parts: readonly ((props: StepProps) => React.ReactNode)[] = [ShopStep, TaxStep, RegisterStep, AdminStep]

/** Four short steps to a shop of one's own. */
export const ShopForm = ({ onBack }: { readonly onBack: () => void }) => {
  const [step, setStep] = useState(0)
  const [draft, setDraft] = useState(() => firstDraft(likelyCountry(navigator.language)))
  // Nobody is told what is missing before they have tried to go on.
  const [tries, setTries] = useState(0)
  const create = useCommand('setup.createShop')
  const faults = faultsOf(draft, step)
  const Part = parts[step] ?? ShopStep
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => fields.current?.querySelector('input')?.focus(), [step])
  useEffect(() => {
    if (tries > 0) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error] input')?.focus()
  }, [tries])

  const go = (to: number): void => {
    setTries(0)
    setStep(to)
  }
  const next = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (Object.keys(faults).length > 0) return setTries((before) => before + 1)
    if (step < steps.length - 1) return go(step + 1)
    const shop = finishedShop(draft)
    if (shop !== null) await create.run(shop)
  }
  const change = (part: Partial<ShopDraft>): void => {
    create.dismiss()
    setDraft((before) => ({ ...before, ...part }))
  }
  const field = create.refusal?.field
  return (
    <form className={classes['form']} onSubmit={(event) => void next(event)} noValidate aria-label="Set up my shop">
      <ol className={classes['steps']}>
        {steps.map((name, index) => (
          <li
            key={name}
            className={classes['step']}
            data-done={index < step || undefined}
            aria-current={index === step ? 'step' : undefined}
          >
            <span className={classes['stepNumber']}>{index + 1}</span>
            {name}
          </li>
        ))}
      </ol>
      <div className={classes['fields']} ref={fields}>
        <Part draft={draft} change={change} faults={tries > 0 ? faults : {}} />
      </div>
      <div className={classes['message']}>
        <RefusalMessage refusal={create.refusal} />
        {field === undefined || stepOf(field) === step ? null : (
          <Button variant="subtle" onClick={() => go(stepOf(field))}>
            Go to “{steps[stepOf(field)]}”
          </Button>
        )}
      </div>
      <Group justify="space-between">
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconArrowLeft size={18} />}
          onClick={() => (step === 0 ? onBack() : go(step - 1))}
        >
          Back
        </Button>
        <Button type="submit" size="lg" loading={create.busy}>
          {step === steps.length - 1 ? 'Open my shop' : 'Continue'}
        </Button>
      </Group>
    </form>
  )
}
