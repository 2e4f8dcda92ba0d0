import type { Contact, PlacedOrder, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import { customerIdOf, customerNameKey, customerSearchText, NO_HANDLES } from '@onhand/domain/customers/customer'
import { sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'

/**
 * The buyer of an order as a customer of its shop [CUS-1]: the address is claimed first, and only who got it makes the record, so that two orders at
 * once make one customer. A record that is there stays as it is: it may have been written by hand.
 */
export function customerOfOrder(
  dialect: SqlEngine['dialect'],
  group: Pick<PlacedOrderGroup, 'contact' | 'address' | 'placedAtMs'>,
  order: Pick<PlacedOrder, 'id' | 'vendorId'>,
): Statement[] {
  const id = customerIdOf(order.id)
  const emailKey = group.contact.email.toLowerCase()
  const claim = { vendor_id: order.vendorId, email_key: emailKey, customer_id: id }
  const row = customerRow(group, order)
  const isClaimed = sql`exists (select 1 from customer_email
    where vendor_id = ${order.vendorId} and email_key = ${emailKey} and customer_id = ${id})`
  return [
    ...insertRows(dialect, { table: 'customer_email', rows: [claim], onConflict: 'nothing' }),
    ...insertRows(dialect, { table: 'customer', rows: [row], onConflict: 'nothing', onlyIf: isClaimed }),
  ]
}

/** The record that an order makes of its buyer, as it is stored. */
export function customerRow(
  group: Pick<PlacedOrderGroup, 'contact' | 'address' | 'placedAtMs'>,
  order: Pick<PlacedOrder, 'id' | 'vendorId'>,
) {
  const { name, email, phone }: Contact = group.contact
  return {
    id: customerIdOf(order.id),
    vendor_id: order.vendorId,
    name,
    name_key: customerNameKey(name),
    email,
    phone,
    address: group.address ? JSON.stringify(group.address) : null,
    handles: JSON.stringify(NO_HANDLES),
    note: '',
    search_text: customerSearchText({ name, email, phone, handles: NO_HANDLES }),
    created_at_ms: group.placedAtMs,
  }
}
