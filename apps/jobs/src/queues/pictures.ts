import type { ProcessDeps } from '@onhand/service/outbox/process-message'
import { type TakePictureDeps, takePicture } from '@onhand/service/media/take-picture'
import { type EventWork, handleOutboxEvents } from './outbox-events.ts'

/** Fetches pictures that products name at other sites. */
export async function handlePictures(
  batch: Pick<MessageBatch, 'messages'>,
  deps: ProcessDeps & TakePictureDeps,
): Promise<void> {
  const work: EventWork = (event) => (event.type === 'picture.wanted' ? takePicture(deps, event.body) : null)
  await handleOutboxEvents(batch.messages, deps, work)
}
