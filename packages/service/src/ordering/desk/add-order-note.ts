import type { Actor } from '@onhand/domain/identity/actor'
import type { NoteId } from '@onhand/domain/ids'
import type { OrderNote } from '@onhand/domain/ordering/vendor-order-views'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { auditEntry } from '../../identity/audit.ts'
import { findVendorOrder, type OrderOfShop, type OrderOfShopRefusal } from './find-vendor-order.ts'

/** Writes a note for the shop, or a message that is mailed to the buyer and shown on the order page [ORD-26]. Answers all notes. */
export async function addOrderNote(
  deps: Pick<ServiceDeps, 'orders' | 'orderDesk' | 'nowMs' | 'newId' | 'wakeOutbox'>,
  actor: Actor,
  input: OrderOfShop & { readonly noteId: NoteId; readonly text: string; readonly isForBuyer: boolean },
): Promise<Result<readonly OrderNote[], OrderOfShopRefusal>> {
  const found = await findVendorOrder(deps, actor, { ...input, permissions: ['orders.write'] })
  if (!found.ok) return found
  const { noteId, orderId, text, isForBuyer, vendorId } = input
  const body = { orderGroupId: found.value.record.group.id, orderId, noteId }
  const audit = auditEntry(deps, actor, {
    vendorId,
    action: isForBuyer ? 'order.message_sent' : 'order.note_written',
    subjectId: orderId,
  })
  await deps.orderDesk.addNote({
    noteId,
    orderId,
    authorId: audit.actorId,
    text,
    isForBuyer,
    atMs: deps.nowMs(),
    outbox: isForBuyer ? [{ id: `order.message.mail:${noteId}`, type: 'order.message.mail', version: 1, body }] : [],
    audit,
  })
  if (isForBuyer) deps.wakeOutbox()
  return ok(await deps.orderDesk.notes(orderId))
}
