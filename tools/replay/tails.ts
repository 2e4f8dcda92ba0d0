import { setTimeout as sleep } from 'node:timers/promises'
import type { OrderGroupView } from '@onhand/domain/ordering/types'
import { fetchPatiently } from '../client/fetch-patiently.ts'
import { inParallel } from '../client/in-parallel.ts'
import { MAIL_DOMAIN } from './replay-shop.ts'
import type { ReplayTools } from './replay-sales.ts'

// Between two looks at what the queues still have to do.
const LOOK_MS = 2_000
const READS_AT_ONCE = 8

/** Orders whose supplier order was not paid yet, and whose mail was not sent yet, when time was up. */
export type Tails = {
  readonly orders: readonly OrderGroupView[]
  readonly withoutSupplierOrder: number
  readonly withoutMail: number
}

/** Waits until every order has its paid supplier order and its mail was sent, for at most `waitMs`. */
export async function waitForTails(
  tools: ReplayTools,
  placed: readonly OrderGroupView[],
  waitMs: number,
): Promise<Tails> {
  const giveUpAtMs = Date.now() + waitMs
  const latest = new Map(placed.map((order) => [order.orderGroupId, order]))
  for (;;) {
    const waiting = [...latest.values()].filter((order) => !isSupplied(order) || !isMailed(order))
    const orders = [...latest.values()]
    const counts = {
      withoutSupplierOrder: orders.filter((order) => !isSupplied(order)).length,
      withoutMail: orders.filter((order) => !isMailed(order)).length,
    }
    if (waiting.length === 0 || Date.now() > giveUpAtMs) return { orders, ...counts }
    tools.log(`waiting for ${counts.withoutSupplierOrder} supplier orders and ${counts.withoutMail} mails`)
    await sleep(LOOK_MS)
    await inParallel(waiting, READS_AT_ONCE, async ({ token, orderGroupId }) =>
      latest.set(orderGroupId, await tools.shopper.query('order.byToken', { token })),
    )
  }
}

/** Reads orders again until `isReady` holds for all, for at most `waitMs`. */
export async function waitForOrders(
  tools: ReplayTools,
  placed: readonly OrderGroupView[],
  wait: { readonly isReady: (order: OrderGroupView) => boolean; readonly waitMs: number; readonly what: string },
): Promise<OrderGroupView[]> {
  const giveUpAtMs = Date.now() + wait.waitMs
  const latest = new Map(placed.map((order) => [order.orderGroupId, order]))
  for (;;) {
    const waiting = [...latest.values()].filter((order) => !wait.isReady(order))
    if (waiting.length === 0 || Date.now() > giveUpAtMs) return [...latest.values()]
    tools.log(`waiting for ${waiting.length} ${wait.what}`)
    await inParallel(waiting, READS_AT_ONCE, async ({ token, orderGroupId }) =>
      latest.set(orderGroupId, await tools.shopper.query('order.byToken', { token })),
    )
    if (waiting.some((order) => !wait.isReady(latest.get(order.orderGroupId) ?? order))) await sleep(LOOK_MS)
  }
}

/** How many confirmation mails lie in the mailbox per order number; every one should have exactly one. */
export async function confirmationMails(
  mailUrl: string,
  tools: ReplayTools,
  slug: string,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const response = await fetchPatiently(
      `${mailUrl}/v1/messages?to=${encodeURIComponent(`.${slug}@${MAIL_DOMAIN}`)}&before=${before}`,
      {},
      tools.patience,
    )
    const { messages } = (await response.json()) as {
      messages: readonly { readonly sequence: number; readonly subject: string }[]
    }
    const [last] = messages.slice(-1)
    if (!last) return counts
    before = last.sequence
    for (const { subject } of messages) {
      const [, number] = /^Your order (\S+) is placed$/.exec(subject) ?? []
      if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1)
    }
  }
}

function isSupplied(order: OrderGroupView): boolean {
  return order.orders.every((one) => one.supplierOrder !== null && one.supplierOrder.transactionNumber !== null)
}

function isMailed(order: OrderGroupView): boolean {
  return order.timeline.some((event) => event.type === 'invoice_sent')
}
