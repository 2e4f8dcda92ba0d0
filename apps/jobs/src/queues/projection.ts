import { StockChanged } from '@onhand/contract/queues'
import type { SkuId } from '@onhand/domain/ids'
import type { JobDeps } from '@onhand/service/deps'
import { ATTEMPTS_MAX, backoffSeconds } from '@onhand/service/outbox/backoff'
import type { ProcessDeps, Settlement } from '@onhand/service/outbox/process-message'
import { parkMalformed } from './park-malformed.ts'
import { settle } from './settle.ts'

/** What the projection queue needs. */
export type ProjectionDeps = ProcessDeps & Pick<JobDeps, 'stockProjection' | 'stock'>

type Delivery = { readonly message: Message; readonly change: StockChanged }

/**
 * Writes stock changes into the database, then tells each keeper up to where [JOB-7]. A whole batch is one write; when that fails,
 * each message is tried alone, so that a bad one holds up nobody [JOB-4].
 */
export async function handleProjection(batch: Pick<MessageBatch, 'messages'>, deps: ProjectionDeps): Promise<void> {
  const deliveries: Delivery[] = []
  for (const message of batch.messages) {
    const change = StockChanged.safeParse(message.body)
    if (change.success) deliveries.push({ message, change: change.data })
    else settle(message, await parkMalformed(message, deps))
  }
  if (deliveries.length === 0) return
  try {
    await project(deliveries, deps)
    for (const { message } of deliveries) message.ack()
  } catch (error) {
    deps.log.warn('projection.batch_failed', { messages: deliveries.length, error })
    for (const delivery of deliveries) settle(delivery.message, await projectAlone(delivery, deps))
  }
}

async function projectAlone(delivery: Delivery, deps: ProjectionDeps): Promise<Settlement> {
  const { message, change } = delivery
  try {
    await project([delivery], deps)
    return { kind: 'done' }
  } catch (error) {
    deps.log.warn('job.retry', { skuId: change.skuId, attempts: message.attempts, error })
    // The keeper sends its latest state again by itself, so a message that fails for ever is let go.
    if (message.attempts >= ATTEMPTS_MAX) return { kind: 'parked' }
    return { kind: 'retry', delaySeconds: backoffSeconds(message.attempts, deps.jitter()) }
  }
}

async function project(deliveries: readonly Delivery[], deps: ProjectionDeps): Promise<void> {
  const newest = new Map<SkuId, StockChanged>()
  for (const { change } of deliveries) {
    const known = newest.get(change.skuId)
    if (known === undefined || known.stockVersion < change.stockVersion) newest.set(change.skuId, change)
  }
  const changes = [...newest.values()]
  const movements = new Map(
    deliveries.flatMap(({ change }) => change.movements.map((movement) => [movement.movementId, movement] as const)),
  )
  await deps.stockProjection.project(
    changes.flatMap((change) => change.levels),
    [...movements.values()],
    new Map(changes.flatMap((change) => (change.lots ? [[change.skuId, change.lots] as const] : []))),
  )
  await Promise.all(changes.map((change) => deps.stock.projected(change.skuId, change.stockVersion)))
}
