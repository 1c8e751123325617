import type { GatewayRefused, GatewayUnavailable } from '../order-manager/ports/gateway.ts'

/** A final no, with a code for programs and a sentence for people. */
export const refused = (code: string, message: string): GatewayRefused => ({ outcome: 'refused', code, message })

/** Nobody knows, and why; without secrets or tokens. */
export const unavailable = (problem: string): GatewayUnavailable => ({ outcome: 'unavailable', problem })
