import type { BulkChange, BulkValues } from '@onhand/domain/catalog/bulk-change'
import type { BulkEditId, ProductId, VendorId } from '@onhand/domain/ids'
import type { BulkEdit, BulkItemState, ProductBulkPort } from '@onhand/service/catalog/admin/ports'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { SqlEngine } from '../../engine/engine.ts'
import { insertRows } from '../../engine/insert-rows.ts'
import { sqlFor, textList } from '../../engine/sql.ts'
import { auditStatements } from '../../people/audit-rows.ts'
import type { Database } from '../../schema/database.ts'
import { productsWhere } from './product-filter-sql.ts'

/** Bulk edits and their items. */
export function productBulkStore(engine: SqlEngine): ProductBulkPort {
  const db = sqlFor(engine.dialect)
  const loaded = async (rows: readonly EditRow[]): Promise<BulkEdit[]> => {
    const ids = textList(
      engine.dialect,
      rows.map((row) => row.id),
    )
    const counts = await engine.query(countsStatement(engine.dialect, ids))
    return rows.map((row) => toEdit(row, counts))
  }
  return {
    start: (edit) => startEdit(engine, edit),

    async load(vendorId, id) {
      const edit = db.selectFrom('product_bulk_edit').selectAll().where('id', '=', id).where('vendor_id', '=', vendorId)
      const [found] = await loaded(await engine.query(edit.compile()))
      return found ?? null
    },

    async recent(vendorId, limit) {
      const edits = db
        .selectFrom('product_bulk_edit')
        .selectAll()
        .where('vendor_id', '=', vendorId)
        .orderBy('created_at_ms', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
      return loaded(await engine.query(edits.compile()))
    },

    async items(id, state, limit) {
      const items = db
        .selectFrom('product_bulk_item')
        .select(['product_id', 'former', 'written'])
        .where('bulk_edit_id', '=', id)
        .where('state', '=', state)
        .orderBy('product_id')
        .limit(limit)
      return (await engine.query(items.compile())).map((row) => ({
        productId: row.product_id as ProductId,
        former: valuesOf(row.former),
        written: valuesOf(row.written),
      }))
    },

    async settle(id, productId, { from, to }) {
      const settle = db
        .updateTable('product_bulk_item')
        .set({ state: to })
        .where('bulk_edit_id', '=', id)
        .where('product_id', '=', productId)
        .where('state', '=', from)
      await engine.query(settle.compile())
    },

    async turnBack(vendorId, id, audit) {
      const turn = db
        .updateTable('product_bulk_edit')
        .set({ is_undo: 1 })
        .where('id', '=', id)
        .where('vendor_id', '=', vendorId)
      await engine.atomic([turn.compile(), ...auditStatements(engine.dialect, [audit])])
    },
  }
}

type EditRow = Selectable<Database['product_bulk_edit']>

async function startEdit(engine: SqlEngine, edit: Parameters<ProductBulkPort['start']>[0]): Promise<void> {
  const { id, vendorId, selection } = edit
  const chosen: RawBuilder<unknown> =
    'productIds' in selection
      ? sql`product.vendor_id = ${vendorId} and product.id in ${textList(engine.dialect, selection.productIds)}`
      : productsWhere(engine.dialect, vendorId, selection.filter)
  const row = {
    id,
    vendor_id: vendorId,
    actor_id: edit.actorId,
    change: JSON.stringify(edit.change),
    is_undo: 0,
    created_at_ms: edit.nowMs,
  }
  // Only for this shop's own edit, and only once: what a filter finds later is not part of it.
  const isNew = sql`exists (select 1 from product_bulk_edit where id = ${id} and vendor_id = ${vendorId}) and not exists (select 1 from product_bulk_item where bulk_edit_id = ${id})`
  const items = sql`insert into product_bulk_item (bulk_edit_id, product_id, state)
    select cast(${id} as text), product.id, 'pending' from product where ${chosen} and ${isNew} order by product.id limit ${edit.itemsMax} on conflict do nothing`
  await engine.atomic([
    ...insertRows(engine.dialect, { table: 'product_bulk_edit', rows: [row], onConflict: 'nothing' }),
    items.compile(sqlFor(engine.dialect)),
    ...auditStatements(engine.dialect, [edit.audit]),
  ])
}

function countsStatement(dialect: SqlEngine['dialect'], ids: RawBuilder<string>) {
  return sqlFor(dialect)
    .selectFrom('product_bulk_item')
    .where('bulk_edit_id', 'in', ids)
    .groupBy(['bulk_edit_id', 'state'])
    .select((row) => ['bulk_edit_id', 'state', row.fn.countAll<number>().as('items')])
    .compile()
}

function toEdit(
  row: EditRow,
  counts: readonly { readonly bulk_edit_id: string; readonly state: string; readonly items: number }[],
): BulkEdit {
  const count = (state: BulkItemState) =>
    counts.find((one) => one.bulk_edit_id === row.id && one.state === state)?.items ?? 0
  return {
    id: row.id as BulkEditId,
    vendorId: row.vendor_id as VendorId,
    change: JSON.parse(row.change) as BulkChange,
    isUndo: row.is_undo === 1,
    createdAtMs: row.created_at_ms,
    counts: {
      pending: count('pending'),
      done: count('done'),
      unchanged: count('unchanged'),
      refused: count('refused'),
      undone: count('undone'),
      kept: count('kept'),
    },
  }
}

function valuesOf(json: string | null): BulkValues | null {
  return json === null ? null : (JSON.parse(json) as BulkValues)
}
