import type { PurchasePort } from '@onhand/service/purchasing/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { isApplied } from '../stock/guarded.ts'
import { toRule } from './purchase-rows.ts'

/** What people decided about proposals: rules that order by themselves, lines put off. */
export function ruleStore(
  engine: SqlEngine,
): Pick<PurchasePort, 'dismiss' | 'rules' | 'rule' | 'saveRule' | 'removeRule' | 'activeRules' | 'spentByRule'> {
  const { dialect } = engine
  const db = sqlFor(dialect)
  return {
    async dismiss({ vendorId, skuId, locationId, untilMs, dismissedBy }, entry) {
      const gone = db
        .deleteFrom('purchase_dismissal')
        .where('vendor_id', '=', vendorId)
        .where('sku_id', '=', skuId)
        .where('location_id', '=', locationId)
      const row = { vendor_id: vendorId, sku_id: skuId, location_id: locationId, dismissed_by: dismissedBy }
      await engine.atomic([
        gone.compile(),
        ...insertRows(dialect, {
          table: 'purchase_dismissal',
          rows: untilMs === null ? [] : [{ ...row, until_ms: untilMs }],
          onConflict: 'nothing',
        }),
        ...auditStatements(dialect, [entry]),
      ])
    },

    async rules(vendorId) {
      const rows = db
        .selectFrom('purchase_rule')
        .selectAll()
        .where('vendor_id', '=', vendorId)
        .orderBy('created_at_ms')
        .orderBy('id')
      return (await engine.query(rows.compile())).map(toRule)
    },

    async rule(id) {
      const [row] = await engine.query(db.selectFrom('purchase_rule').selectAll().where('id', '=', id).compile())
      return row ? toRule(row) : null
    },

    saveRule: (rule, atMs, entry) => {
      const row = {
        id: rule.id,
        vendor_id: rule.vendorId,
        supplier_id: rule.supplierId,
        sku_id: rule.skuId,
        daily_limit_minor: rule.dailyLimitMinor,
        is_active: rule.isActive ? 1 : 0,
        created_by: rule.createdBy,
        created_at_ms: rule.createdAtMs,
        updated_at_ms: atMs,
        turn: 0,
      }
      // Another shop's rule: its vendor would become NULL, which the column refuses.
      const own = sql`(id) do update set vendor_id = case when purchase_rule.vendor_id = excluded.vendor_id then purchase_rule.vendor_id else null end,
        supplier_id = excluded.supplier_id, sku_id = excluded.sku_id, daily_limit_minor = excluded.daily_limit_minor,
        is_active = excluded.is_active, updated_at_ms = excluded.updated_at_ms, turn = purchase_rule.turn + 1`
      return isApplied(
        engine,
        ['purchase_rule.vendor_id'],
        [
          ...insertRows(dialect, { table: 'purchase_rule', rows: [row], onConflict: own }),
          ...auditStatements(dialect, [entry]),
        ],
      )
    },

    async removeRule(vendorId, id, entry) {
      const gone = db.deleteFrom('purchase_rule').where('id', '=', id).where('vendor_id', '=', vendorId)
      await engine.atomic([gone.compile(), ...auditStatements(dialect, [entry])])
    },

    async activeRules(afterId, limit) {
      const rows = db
        .selectFrom('purchase_rule')
        .selectAll()
        .where('is_active', '=', 1)
        .where('id', '>', afterId ?? '')
        .orderBy('id')
        .limit(limit)
      return (await engine.query(rows.compile())).map(toRule)
    },

    async spentByRule(id, sinceMs) {
      const sum = sql<{
        spent: number
      }>`select cast(coalesce(sum(total_minor), 0) as bigint) as spent from purchase_order
        where rule_id = ${id} and created_at_ms >= cast(${sinceMs} as bigint) and status not in ('declined', 'cancelled')`
      const [row] = await engine.query(sum.compile(db))
      return Number(row?.spent ?? 0)
    },
  }
}
