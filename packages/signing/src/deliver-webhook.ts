import { type FetchLike, sendSigned } from './send-signed.ts'
import type { DeliveryOutcome, OutgoingWebhook } from './webhook-outbox.ts'

// The receiver's word for "I have processed this id": as good as a 2xx.
const REPLAYED = 409

/** How webhooks are signed, and when. */
export type DeliverySigning = { readonly secret: string; readonly nowMs: number }

/** One attempt to deliver a webhook. Delivered means 2xx, or 409 from a receiver that has it already. */
export async function deliverWebhook(
  to: FetchLike,
  webhook: OutgoingWebhook & DeliverySigning,
): Promise<DeliveryOutcome> {
  const response = await sendSigned(to, webhook)
  await response.body?.cancel()
  return outcomeOf(response.status)
}

/**
 * One attempt to deliver several webhooks of one address in one signed request, to a receiver that reads batches [SIG-6]. The receiver answers for
 * each message by its id; one it says nothing about is not delivered.
 */
export async function deliverWebhooks(
  to: FetchLike,
  webhooks: readonly OutgoingWebhook[],
  signing: DeliverySigning,
): Promise<DeliveryOutcome[]> {
  const [first] = webhooks
  if (first === undefined) return []
  if (webhooks.length === 1) return [await deliverWebhook(to, { ...first, ...signing })]
  const messages = webhooks.map(({ id, body }) => `{"id":${JSON.stringify(id)},"body":${body}}`)
  const response = await sendSigned(to, {
    ...signing,
    id: `${first.id}:batch:${signing.nowMs}`,
    url: first.url,
    body: `{"type":"batch","timestampMs":${signing.nowMs},"data":{"messages":[${messages.join(',')}]}}`,
  })
  const text = await response.text()
  if (!response.ok) return webhooks.map(() => outcomeOf(response.status))
  const statuses = statusesOf(text)
  return webhooks.map(({ id }) => outcomeOf(statuses.get(id) ?? null))
}

function outcomeOf(status: number | null): DeliveryOutcome {
  if (status === null) return { delivered: false, reason: 'no word about it' }
  if ((status >= 200 && status < 300) || status === REPLAYED) return { delivered: true }
  return { delivered: false, reason: `answered ${status}` }
}

/** What the receiver says of each message: `{ "results": [{ "id": …, "status": … }] }`. */
function statusesOf(text: string): ReadonlyMap<string, number> {
  const answer: unknown = JSON.parse(text)
  const results: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'results') : null
  const statuses = new Map<string, number>()
  for (const result of Array.isArray(results) ? results : []) {
    const { id, status }: { id?: unknown; status?: unknown } =
      typeof result === 'object' && result !== null ? result : {}
    if (typeof id === 'string' && typeof status === 'number') statuses.set(id, status)
  }
  return statuses
}
