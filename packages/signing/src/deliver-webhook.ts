import { type FetchLike, sendSigned } from './send-signed.ts'
import type { DeliveryOutcome, OutgoingWebhook } from './webhook-outbox.ts'

// The receiver's word for "I have processed this id": as good as a 2xx.
const REPLAYED = 409

/** One attempt to deliver a webhook. Delivered means 2xx, or 409 from a receiver that has it already. */
export async function deliverWebhook(
  to: FetchLike,
  webhook: OutgoingWebhook & { secret: string; nowMs: number },
): Promise<DeliveryOutcome> {
  const response = await sendSigned(to, webhook)
  await response.body?.cancel()
  if (response.ok || response.status === REPLAYED) return { delivered: true }
  return { delivered: false, reason: `answered ${response.status}` }
}
