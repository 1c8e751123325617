import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Outcome } from '../../shared/contract/hub/protocol.ts'

/** What `/metrics` tells (https://prometheus.io/docs/instrumenting/exposition_formats/). No shop and no device is named in it. */
export const createMetrics = (streams: () => number) => {
  const registers = [new Registry()]
  const [register] = registers
  collectDefaultMetrics({ register: register as Registry, prefix: 'tillhouse_hub_' })
  const requests = new Histogram({
    name: 'tillhouse_hub_request_seconds',
    help: 'How long requests took, by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const pushed = new Counter({
    name: 'tillhouse_hub_pushed_total',
    help: 'Documents that tills pushed, by what became of them.',
    labelNames: ['outcome'],
    registers,
  })
  const pulled = new Counter({
    name: 'tillhouse_hub_pulled_total',
    help: 'Documents that tills pulled.',
    registers,
  })
  const gauge: Gauge = new Gauge({
    name: 'tillhouse_hub_streams',
    help: 'Tills that are on the line.',
    registers,
    collect: () => gauge.set(streams()),
  })
  return {
    contentType: (register as Registry).contentType,
    text: (): Promise<string> => (register as Registry).metrics(),
    request: (route: string, status: number, seconds: number): void =>
      requests.observe({ route, status: String(status) }, seconds),
    pushed: (outcomes: readonly Outcome[]): void => {
      for (const { is } of outcomes) pushed.inc({ outcome: is })
    },
    pulled: (documents: number): void => pulled.inc(documents),
  }
}
export type Metrics = ReturnType<typeof createMetrics>
