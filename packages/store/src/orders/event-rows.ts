import type { OrderGroupId, OrderId } from '@onhand/domain/ids'
import type { TimelineEvent } from '@onhand/domain/ordering/types'
import type { Insertable, Selectable } from 'kysely'
import type { Database } from '../schema/database.ts'

/** Timeline events as rows; the key makes each unique within its checkout. */
export function eventRows(
  orderGroupId: OrderGroupId,
  events: readonly (TimelineEvent & { readonly key: string })[],
): Insertable<Database['order_event']>[] {
  return events.map((event, position) => ({
    order_group_id: orderGroupId,
    event_key: event.key,
    order_id: event.orderId,
    type: event.type,
    at_ms: event.atMs,
    position,
    data: JSON.stringify(event.data),
  }))
}

/** A row as an event. */
export function timelineEvent(row: Selectable<Database['order_event']>): TimelineEvent {
  return {
    type: row.type as TimelineEvent['type'],
    orderId: row.order_id as OrderId | null,
    atMs: row.at_ms,
    data: JSON.parse(row.data) as TimelineEvent['data'],
  }
}
