import { Loader } from '@mantine/core'
import { IconServer } from '@tabler/icons-react'
import type { FoundHub } from '../../../shared/contract/hub-link.ts'
import { useLive } from '../../client/use-live.ts'
import classes from './found-hubs.module.css'
import { shortFingerprint } from './hub-words.ts'

interface FoundHubsProps {
  /** The address that is filled in. */
  readonly url: string
  readonly disabled: boolean
  readonly onChoose: (hub: FoundHub) => void
}

/** The hubs that announce themselves on this network: one press fills the address in. The code is still typed. */
export const FoundHubs = ({ url, disabled, onChoose }: FoundHubsProps) => {
  const { value: found } = useLive('hub.found', {})
  return (
    <section className={classes['found']} aria-label="Hubs on this network">
      {found?.hubs.map((hub) => (
        <button
          key={hub.url}
          type="button"
          className={classes['hub']}
          aria-pressed={hub.url === url}
          disabled={disabled || !hub.fits}
          onClick={() => onChoose(hub)}
        >
          <IconServer size={22} aria-hidden />
          <span>
            <strong>{hub.shop === '' ? 'A hub' : hub.shop}</strong>
            <span>{hub.fits ? hub.url : `${hub.url}: of another version of Tillhouse`}</span>
          </span>
          {hub.certificate === null ? null : (
            <span className={classes['certificate']}>
              Certificate
              <span>{shortFingerprint(hub.certificate).slice(0, 19)}</span>
            </span>
          )}
        </button>
      ))}
      {found === undefined || found.hubs.length > 0 ? null : (
        <p className={classes['none']} role="status">
          {found.hears ? <Loader size={16} aria-hidden /> : null}
          {found.hears
            ? 'Looking for hubs on this network. None has answered yet: the address can be typed.'
            : 'This computer can’t look for hubs on its network: type the address.'}
        </p>
      )}
    </section>
  )
}
