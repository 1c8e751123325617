import type { ClaimAnswer, HubAlarm, HubDevice, ShareAsk, ShareGranted } from '../../../shared/contract/hub/protocol.ts'
import type { FoundHubs, HostedHubState, HubState } from '../../../shared/contract/hub-link.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { RefusedChange } from './replica.ts'

/** Where a hub is, the code that it gave, and the certificate that it announced, where it was found rather than typed. */
export interface HubInvitation {
  readonly url: string
  readonly code: string
  readonly certificate?: string
}

/** The till's line to its hub, where it has one. */
export interface HubLink {
  state(): HubState
  onChange(listener: () => void): () => void
  /** Looks for hubs on the network until what it answers with is called. */
  find(tell: (found: FoundHubs) => void): () => void
  /** Pairs this till, whose shop is set up: it becomes the organisation's first, or one of its tills again. Refuses as the hub does, `hub_unreachable` and `other_certificate`. */
  pair(wanted: HubInvitation): Promise<Record<string, never> | Refusal>
  /** Pairs a till that has no shop yet, and downloads the hub's. Refuses as `pair`, and `already_set_up`. */
  join(
    wanted: HubInvitation & { readonly register: { readonly name: string; readonly prefix: string } },
  ): Promise<Record<string, never> | Refusal>
  devices(): Promise<{ devices: HubDevice[]; alarms: HubAlarm[] } | Refusal>
  offerCode(role: 'till' | 'office'): Promise<{ code: string; validUntil: number } | Refusal>
  revoke(device: string): Promise<Record<string, never> | Refusal>
  /** Goes on without the hub; what it has stays there. Refuses `no_hub`. */
  unpair(): Promise<Record<string, never> | Refusal>
  /** Takes back what a till holds that may not sell any more. Refuses `no_hub`, `hub_unreachable`, `office_only`, `still_sells`. */
  releaseShares(holder: string): Promise<Record<string, never> | Refusal>
  /**
   * Tells the hub how this till stands with its shares, and asks for more. `asksOf` is called where the hub has all that was
   * sold here: at no other time may it be told that something is gone. Null where it has not, or is away.
   */
  exchangeShares(asksOf: () => readonly ShareAsk[]): Promise<readonly ShareGranted[] | Refusal | null>
  /**
   * Asks the hub to have this till act for orders that it took in; what it says of them is here when this answers. Null where the hub is
   * away, or has not all that was written here.
   */
  claim(orderIds: readonly string[]): Promise<readonly ClaimAnswer[] | null>
  /** Whether the hub has the order as it is here. */
  hasOrder(orderId: string): boolean
  /** Of what other tills lack something for a customer who waits, as the hub said last. */
  lacking(): ReadonlySet<string>
  /** Takes over orders that stayed on the hub. Refuses `no_hub`, `hub_unreachable`. */
  bring(orderIds: readonly string[]): Promise<Refusal | null>
  refused(): RefusedChange[]
  /** Pushes what was refused again, and comes at once. */
  retry(): void
}

/** The shop's hub beside this order manager, on the same computer. */
export interface HostedHub {
  state(): HostedHubState
  onChange(listener: () => void): () => void
  /** Starts it, now and with every start from now on; answers with a code for the office. Refuses `hub_runs`, `hub_failed`. */
  begin(): Promise<{ readonly url: string; readonly code: string } | Refusal>
  /** Ends it for good; its data stay where they are. */
  end(): Promise<void>
}
