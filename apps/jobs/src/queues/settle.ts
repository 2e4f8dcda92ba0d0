import type { Settlement } from '@onhand/service/outbox/process-message'

/** Tells the queue what became of one message. */
export function settle(message: Pick<Message, 'ack' | 'retry'>, settlement: Settlement): void {
  if (settlement.kind === 'retry') message.retry({ delaySeconds: settlement.delaySeconds })
  else message.ack()
}
