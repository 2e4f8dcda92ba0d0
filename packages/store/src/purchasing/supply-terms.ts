import type { SkuId, SupplierId } from '@onhand/domain/ids'
import type { SupplyTerms } from '@onhand/service/forecasting/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'

// As many times as this the promise stands among the deliveries: a new supplier is believed [BUY-14].
const PROMISE_WEIGHT = 4
// A supplier's last deliveries say how it is now.
const DELIVERIES_MAX = 40

type TermRow = {
  readonly sku_id: string
  readonly vendor_id: string
  readonly supplier_id: string
  readonly price_minor: number
  readonly currency: string
  readonly moq_units: number
  readonly pack_units: number
  readonly lead_days: number
  readonly is_preferred: number
}
type LeadRow = { readonly vendor_id: string; readonly supplier_id: string; readonly lead_days: number }
type KeptRow = {
  readonly vendor_id: string
  readonly supplier_id: string
  readonly over: number
  readonly missed: number
}

/**
 * What each supplier of a SKU needs and takes [BUY-18]: its offer, or the terms of the supplier that the shop registered with where nobody has made one.
 * The days that its last deliveries took stand beside its promise [BUY-14], and what it declined or left unfinished beside four orders kept.
 */
export async function supplyTerms(engine: SqlEngine, skuIds: readonly SkuId[]): Promise<readonly SupplyTerms[]> {
  if (skuIds.length === 0) return []
  const { dialect } = engine
  const db = sqlFor(dialect)
  const asked = textList(dialect, skuIds)
  const terms = sql<TermRow>`select offered.sku_id, offered.vendor_id, offered.supplier_id, offered.price_minor, offered.currency, offered.moq_units,
      offered.pack_units, offered.lead_days, offered.is_preferred
    from supplier_offer as offered left join purchase_supplier on purchase_supplier.vendor_id = offered.vendor_id
      and purchase_supplier.supplier_id = offered.supplier_id
    where offered.sku_id in ${asked} and offered.is_active = 1 and coalesce(purchase_supplier.is_active, 1) = 1
    union all select sku.id, sku.vendor_id, vendor.supplier_id, coalesce(offer.unit_cost_minor, 0), vendor.currency, 1, 1,
      coalesce(purchase_supplier.lead_days, supplier.lead_time_days), 0
    from sku join vendor on vendor.id = sku.vendor_id join supplier on supplier.id = vendor.supplier_id left join offer on offer.sku_id = sku.id
    left join purchase_supplier on purchase_supplier.vendor_id = vendor.id and purchase_supplier.supplier_id = supplier.id
    where sku.id in ${asked} and coalesce(purchase_supplier.is_active, 1) = 1
      and not exists (select 1 from supplier_offer where sku_id = sku.id)`
  const taken = sql<LeadRow>`select vendor_id, supplier_id, lead_days from (
      select receipt.vendor_id, receipt.supplier_id, receipt.lead_days,
        row_number() over (partition by receipt.vendor_id, receipt.supplier_id order by receipt.at_ms desc) as place
      from supplier_receipt as receipt where receipt.lead_days is not null
        and receipt.vendor_id in (select distinct vendor_id from sku where id in ${asked})
    ) as newest where place <= ${DELIVERIES_MAX}`
  const line = sql`from purchase_order_line where purchase_order_id = orders.id`
  const kept = sql<KeptRow>`select vendor_id, supplier_id, count(*) as over,
      sum(case when status = 'declined' or (select sum(received_units) ${line}) < (select sum(units) ${line}) then 1 else 0 end) as missed
    from (
      select id, vendor_id, supplier_id, status,
        row_number() over (partition by vendor_id, supplier_id order by created_at_ms desc) as place
      from purchase_order where status in ('declined', 'received')
        and vendor_id in (select distinct vendor_id from sku where id in ${asked})
    ) as orders where place <= ${DELIVERIES_MAX} group by vendor_id, supplier_id`
  const [termRows, leadRows, keptRows] = await engine.read([terms.compile(db), taken.compile(db), kept.compile(db)])
  const actual = Map.groupBy(leadRows, keyOf)
  const word = new Map(keptRows.map((row) => [keyOf(row), Number(row.missed) / (Number(row.over) + PROMISE_WEIGHT)]))
  return termRows.map((row) => ({
    skuId: row.sku_id as SkuId,
    supplierId: row.supplier_id as SupplierId,
    leadDays: [
      ...Array.from({ length: PROMISE_WEIGHT }, () => row.lead_days),
      ...(actual.get(keyOf(row)) ?? []).map((one) => one.lead_days),
    ],
    minimumUnits: Number(row.moq_units),
    packUnits: Number(row.pack_units),
    priceMinor: Number(row.price_minor),
    currency: row.currency,
    isPreferred: row.is_preferred === 1,
    missedShare: word.get(keyOf(row)) ?? 0,
  }))
}

function keyOf(row: Pick<TermRow, 'vendor_id' | 'supplier_id'>): string {
  return `${row.vendor_id} ${row.supplier_id}`
}
