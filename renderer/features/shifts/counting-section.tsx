import { Switch } from '@mantine/core'
import { useCommand } from '../../client/use-command.ts'
import { useShop } from '../../stores/shop.ts'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'

/** In the settings: whether who counts the drawer is told what should be in it. */
export const CountingSection = () => {
  const { blindCount = false } = useShop()
  const save = useCommand('shifts.setBlindCount')
  return (
    <Panel title="Counting the drawer">
      <Switch
        size="md"
        label="Count blind"
        description="Cashiers are not told what should be in the drawer, nor what the sales came to. The back office sees it on the reports."
        checked={blindCount}
        disabled={save.busy}
        onChange={(event) => void save.run({ blind: event.currentTarget.checked })}
      />
      <RefusalMessage refusal={save.refusal} onDismiss={save.dismiss} />
    </Panel>
  )
}
