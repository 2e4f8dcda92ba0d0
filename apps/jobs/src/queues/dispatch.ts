import type { JobsDeps } from '../deps.ts'
import { handleDeadLetter } from './dead-letter.ts'
import { handleEmail } from './email.ts'
import { handleForecast } from './forecast.ts'
import { handlePictures } from './pictures.ts'
import { handleProjection } from './projection.ts'
import { handleRefund } from './refund.ts'
import { handleSupplier } from './supplier.ts'

type Handler = (batch: Pick<MessageBatch, 'messages'>, deps: JobsDeps) => Promise<void>

/** Which consumer works off which queue. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  'onhand-projection': handleProjection,
  'onhand-email': handleEmail,
  'onhand-supplier': handleSupplier,
  'onhand-refund': handleRefund,
  'onhand-forecast': handleForecast,
  'onhand-pictures': handlePictures,
  'onhand-dead-letter': handleDeadLetter,
}

/** Hands a batch to its queue's consumer. */
export async function dispatch(batch: Pick<MessageBatch, 'queue' | 'messages'>, deps: JobsDeps): Promise<void> {
  const handle = HANDLERS[batch.queue]
  if (handle === undefined) throw new Error(`no consumer for queue ${batch.queue}`)
  await handle(batch, deps)
}
