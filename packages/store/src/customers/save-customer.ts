import type { CustomerPort } from '@onhand/service/customers/ports'
import { sql } from 'kysely'
import { ConstraintViolation } from '../engine/constraint-violation.ts'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { columnsOf } from './customer-rows.ts'

type Save = Parameters<CustomerPort['save']>

/**
 * Writes a record and claims its address in one batch. Another shop's record of the id, or an address of another record, sets a column to NULL, which it
 * refuses: nothing is written then.
 */
export async function saveCustomer(
  engine: SqlEngine,
  record: Save[0],
  { nowMs, audit }: Save[1],
): Promise<{ readonly isSaved: boolean }> {
  const { dialect } = engine
  const row = { id: record.customerId, vendor_id: record.vendorId, ...columnsOf(record), created_at_ms: nowMs }
  const onConflict = sql`(id) do update set
    vendor_id = case when customer.vendor_id = excluded.vendor_id then excluded.vendor_id else null end,
    name = excluded.name, name_key = excluded.name_key, email = excluded.email, phone = excluded.phone, address = excluded.address,
    handles = excluded.handles, note = excluded.note, search_text = excluded.search_text`
  try {
    await engine.atomic([
      ...insertRows(dialect, { table: 'customer', rows: [row], onConflict }),
      ...claimAddress(dialect, record),
      ...auditStatements(dialect, [audit]),
    ])
    return { isSaved: true }
  } catch (error) {
    if (error instanceof ConstraintViolation && error.kind === 'not_null') return { isSaved: false }
    throw error
  }
}

/** The address of the record, beside those of records merged into it. */
function claimAddress(dialect: SqlEngine['dialect'], record: Save[0]): Statement[] {
  if (record.email === '') return []
  const claim = {
    vendor_id: record.vendorId,
    email_key: record.email.toLowerCase(),
    customer_id: record.customerId,
  }
  const onConflict = sql`(vendor_id, email_key) do update set customer_id =
    case when customer_email.customer_id = excluded.customer_id then excluded.customer_id else null end`
  return insertRows(dialect, { table: 'customer_email', rows: [claim], onConflict })
}
