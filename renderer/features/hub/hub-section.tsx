import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import settings from '../settings/settings.module.css'
import { DevicesSection } from './devices-section.tsx'
import { BecomeHub, HostingPanel } from './hosting-panel.tsx'
import { PairForm } from './pair-form.tsx'
import { PairedHub } from './paired-hub.tsx'
import { WindowPanel } from './window-panel.tsx'

/** The hub that keeps this shop's tills in step, or the way to one. */
export const HubSection = () => {
  const { value: hub, refusal } = useLive('hub.state', {})
  const host = useCommand('hub.host')
  const { value: hosting } = useLive('hub.hosting', {})
  if (hub === undefined || hosting === undefined) return <RefusalMessage refusal={refusal} />
  // Whoever pressed the button reads there why it failed.
  const isHub = hosting.state !== 'off' && !host.busy
  if (hub.line === 'none')
    return (
      <>
        <Panel title="Pair with a hub">
          <p className={settings['text']}>
            A hub keeps several tills in step: what one sells, the others see. This till has none and works alone. Where
            a hub runs already, enter its address and a pairing code.
          </p>
          <div className={settings['gap']} />
          <PairForm />
        </Panel>
        {isHub ? <HostingPanel hosting={hosting} /> : <BecomeHub host={host} />}
      </>
    )
  return (
    <>
      {isHub ? <HostingPanel hosting={hosting} /> : null}
      <PairedHub hub={hub} />
      <WindowPanel />
      {hub.role === 'office' ? <DevicesSection hub={hub} url={hosting.addresses[0] ?? hub.url} /> : null}
    </>
  )
}
