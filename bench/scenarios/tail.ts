import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpClient } from '../lib/http-client.ts'
import { Shopper } from '../lib/shopper.ts'

/** How long what follows orders took, measured from the last checkout. */
export type Tail = {
  readonly orders: number
  /** Everything the shop does by itself: paid and ordered from the supplier, confirmed to the buyer with the invoice. */
  readonly workedOffSeconds: number
  /** The parcels, too: the sandboxes let half a minute pass between supplier and door, and then each of a journey's steps. */
  readonly deliveredSeconds: number
  readonly leftUndelivered: number
}

const LOOK_MS = 1_000
const SECONDS_MAX = 600

/** Looks at the orders' own pages until each has arrived. */
export async function tailOf(client: HttpClient, placed: readonly string[]): Promise<Tail> {
  const startedAt = performance.now()
  const seconds = () => Math.round((performance.now() - startedAt) / 100) / 10
  const open = { workedOff: placed, delivered: placed }
  const last = { workedOff: 0, delivered: 0 }
  while (open.delivered.length > 0 && seconds() < SECONDS_MAX) {
    for (const step of ['workedOff', 'delivered'] as const) {
      const now = await stillOpen(client, open[step], step)
      if (now.length < open[step].length) last[step] = seconds()
      open[step] = now
    }
    await sleep(LOOK_MS)
  }
  return {
    orders: placed.length,
    workedOffSeconds: open.workedOff.length > 0 ? SECONDS_MAX : last.workedOff,
    deliveredSeconds: last.delivered,
    leftUndelivered: open.delivered.length,
  }
}

/** Orders are worked off about in their order, so the first that is not yet there ends the look. */
async function stillOpen(
  client: HttpClient,
  tokens: readonly string[],
  step: keyof typeof IS_DONE,
): Promise<readonly string[]> {
  for (const [index, token] of tokens.entries()) {
    const order = await new Shopper(client).query('order.byToken', { token })
    if (!IS_DONE[step](JSON.stringify(order))) return tokens.slice(index)
  }
  return []
}

const IS_DONE = {
  workedOff: (order: string) => order.includes('"type":"supplier_ordered"') && order.includes('"type":"invoice_sent"'),
  delivered: (order: string) => order.includes('"status":"delivered"'),
} as const
