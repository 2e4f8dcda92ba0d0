import type { BuyerSummaryRow } from '@onhand/domain/customers/views'
import type { CustomerId } from '@onhand/domain/ids'
import type { CustomerPort } from '@onhand/service/customers/ports'
import type { Page } from '@onhand/service/ordering/desk-ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

type SummaryRow = {
  readonly buyer: string
  readonly currency: string
  readonly customer_id: string | null
  readonly name: string
  readonly email: string
  readonly order_count: number
  readonly unit_count: number
  readonly total_minor: number
  readonly paid_minor: number
  readonly owed_minor: number
}

/**
 * Who bought what in a period [CUS-4]: one row per buyer and currency, who owes most first. A buyer is the record the address belongs to, or the
 * address itself once the record was forgotten.
 */
export async function buyerSummary(
  engine: SqlEngine,
  query: Parameters<CustomerPort['summary']>[0],
): Promise<Page<BuyerSummaryRow>> {
  const [owed, total, buyer, currency] = readCursor(query.cursor, 4) ?? []
  const isAfter =
    typeof owed === 'number' && typeof total === 'number'
      ? sql`(owed_minor, total_minor, buyer, currency) < (cast(${owed} as bigint), cast(${total} as bigint), ${buyer}, ${currency})`
      : sql`true`
  const worth = sql`(total_minor - refunded_minor)`
  // Summed by address from the orders alone; names and records are looked up for the sums.
  const byAddress = sql`select buyer_email_key, method_currency as currency, max(order_group_id) as a_group,
      count(*) as order_count, sum(unit_count) as unit_count, sum(${worth}) as total_minor,
      sum(case when remitted_at_ms is null then 0 else ${worth} end) as paid_minor,
      sum(case when remitted_at_ms is null then ${worth} else 0 end) as owed_minor
    from customer_order
    where vendor_id = ${query.vendorId} and status <> 'cancelled'
      and placed_at_ms >= cast(${query.fromMs ?? 0} as bigint)
      and placed_at_ms < cast(${query.toMs ?? Number.MAX_SAFE_INTEGER} as bigint)
      ${query.isOwingOnly ? sql`and remitted_at_ms is null` : sql``}
    group by buyer_email_key, method_currency`
  const statement = sql<SummaryRow>`select * from (
    select coalesce(customer_email.customer_id, sums.buyer_email_key) as buyer, sums.currency as currency,
      max(customer_email.customer_id) as customer_id,
      coalesce(max(customer.name), max(order_group.contact_name)) as name,
      coalesce(max(nullif(customer.email, '')), max(order_group.contact_email)) as email,
      cast(sum(sums.order_count) as bigint) as order_count, cast(sum(sums.unit_count) as bigint) as unit_count,
      cast(sum(sums.total_minor) as bigint) as total_minor, cast(sum(sums.paid_minor) as bigint) as paid_minor,
      cast(sum(sums.owed_minor) as bigint) as owed_minor
    from (${byAddress}) as sums
    join order_group on order_group.id = sums.a_group
    left join customer_email on customer_email.vendor_id = ${query.vendorId}
      and customer_email.email_key = sums.buyer_email_key
    left join customer on customer.id = customer_email.customer_id
    group by coalesce(customer_email.customer_id, sums.buyer_email_key), sums.currency
  ) as summary where ${isAfter}
  order by owed_minor desc, total_minor desc, buyer desc, currency desc limit ${query.limit + 1}`
  const rows = await engine.query(statement.compile(sqlFor(engine.dialect)))
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
  return {
    items: rows.slice(0, query.limit).map((row) => ({
      customerId: row.customer_id as CustomerId | null,
      name: row.name,
      email: row.email,
      currency: row.currency,
      orderCount: Number(row.order_count),
      unitCount: Number(row.unit_count),
      totalMinor: Number(row.total_minor),
      paidMinor: Number(row.paid_minor),
      owedMinor: Number(row.owed_minor),
    })),
    nextCursor: last
      ? writeCursor([Number(last.owed_minor), Number(last.total_minor), last.buyer, last.currency])
      : null,
  }
}
