import type { LocationId, OrderId, OrderLineId, PickListId, SkuId, VendorId } from '@onhand/domain/ids'
import type { OrderStatus } from '@onhand/domain/ordering/types'
import type { PickLineView, PickListCard, PickListView } from '@onhand/domain/ordering/vendor-order-views'
import type { Page } from '@onhand/service/ordering/desk-ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

type ListRow = {
  readonly id: string
  readonly created_at_ms: number
  readonly finished_at_ms: number | null
  readonly assigned_to: string | null
  readonly assigned_name: string | null
}

function lists(engine: SqlEngine) {
  return sqlFor(engine.dialect)
    .selectFrom('pick_list')
    .leftJoin('user', 'user.id', 'pick_list.assigned_to')
    .select(['pick_list.id', 'pick_list.created_at_ms', 'pick_list.finished_at_ms', 'pick_list.assigned_to'])
    .select('user.name as assigned_name')
}

function head(
  row: ListRow,
): Pick<PickListView, 'pickListId' | 'number' | 'createdAtMs' | 'finishedAtMs' | 'assignedTo'> {
  return {
    pickListId: row.id as PickListId,
    // The end of the id is enough to tell the lists of a day apart on paper.
    number: row.id.slice(-5).toUpperCase(),
    createdAtMs: row.created_at_ms,
    finishedAtMs: row.finished_at_ms,
    assignedTo: row.assigned_to === null ? null : { personId: row.assigned_to, name: row.assigned_name ?? '' },
  }
}

/** A shop's lists, newest first. */
export async function listPickLists(
  engine: SqlEngine,
  vendorId: VendorId,
  page: { readonly isFinished: boolean; readonly cursor: string | null; readonly limit: number },
): Promise<Page<PickListCard>> {
  const [atMs, id] = readCursor(page.cursor, 2) ?? []
  let query = lists(engine)
    .select([
      sql<number>`(select count(*) from pick_list_order where pick_list_id = pick_list.id)`.as('order_count'),
      sql<number>`(select coalesce(sum(units), 0) from pick_list_line where pick_list_id = pick_list.id)`.as('units'),
      sql<number>`(select coalesce(sum(picked_units), 0) from pick_list_line where pick_list_id = pick_list.id)`.as(
        'picked_units',
      ),
    ])
    .where('pick_list.vendor_id', '=', vendorId)
    .where('pick_list.finished_at_ms', page.isFinished ? 'is not' : 'is', null)
    .orderBy('pick_list.created_at_ms', 'desc')
    .orderBy('pick_list.id', 'desc')
    .limit(page.limit + 1)
  if (typeof atMs === 'number' && typeof id === 'string')
    query = query.where(sql<boolean>`(pick_list.created_at_ms, pick_list.id) < (cast(${atMs} as bigint), ${id})`)
  const rows = await engine.query(query.compile())
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined
  return {
    items: rows.slice(0, page.limit).map((row) => ({
      ...head(row),
      orderCount: Number(row.order_count),
      units: Number(row.units),
      pickedUnits: Number(row.picked_units),
    })),
    nextCursor: last ? writeCursor([last.created_at_ms, last.id]) : null,
  }
}

/** One list with its orders, and its lines in the order of the walk: place, then product. */
export async function findPickList(
  engine: SqlEngine,
  vendorId: VendorId,
  pickListId: PickListId,
): Promise<PickListView | null> {
  const db = sqlFor(engine.dialect)
  const [found, orders, lines] = await engine.read([
    lists(engine).where('pick_list.id', '=', pickListId).where('pick_list.vendor_id', '=', vendorId).compile(),
    db
      .selectFrom('pick_list_order')
      .innerJoin('customer_order', 'customer_order.id', 'pick_list_order.order_id')
      .innerJoin('order_group', 'order_group.id', 'customer_order.order_group_id')
      .select(['customer_order.id', 'customer_order.number', 'customer_order.status', 'order_group.contact_name'])
      .select('pick_list_order.packed_at_ms')
      .where('pick_list_order.pick_list_id', '=', pickListId)
      .orderBy('pick_list_order.position')
      .compile(),
    db
      .selectFrom('pick_list_line')
      .innerJoin('order_line', 'order_line.id', 'pick_list_line.order_line_id')
      .leftJoin('order_line as replaced', 'replaced.id', 'order_line.replaces_line_id')
      .leftJoin('stock_lot', (join) =>
        join
          .onRef('stock_lot.sku_id', '=', 'order_line.sku_id')
          .onRef('stock_lot.location_id', '=', 'pick_list_line.location_id')
          .onRef('stock_lot.lot_id', '=', 'pick_list_line.lot_id'),
      )
      .leftJoin('stock_location', 'stock_location.id', 'pick_list_line.location_id')
      .selectAll('pick_list_line')
      .select(['order_line.title', 'order_line.variant_title', 'order_line.gtin', 'order_line.image_url'])
      .select(['order_line.sku_id', 'stock_location.name as location_name', 'order_line.substitution'])
      .select(['replaced.title as instead_of', 'stock_lot.lot_code'])
      .where('pick_list_line.pick_list_id', '=', pickListId)
      .orderBy('stock_location.position')
      .orderBy('order_line.title')
      .orderBy('order_line.sku_id')
      .orderBy('pick_list_line.order_line_id')
      .orderBy('pick_list_line.position')
      .compile(),
  ])
  const [row] = found
  if (!row) return null
  return {
    ...head(row),
    orders: orders.map((order) => ({
      orderId: order.id as OrderId,
      number: order.number,
      buyerName: order.contact_name,
      status: order.status as OrderStatus,
      isPacked: order.packed_at_ms !== null,
    })),
    lines: lines.map(
      (line): PickLineView => ({
        orderId: line.order_id as OrderId,
        orderLineId: line.order_line_id as OrderLineId,
        position: line.position,
        skuId: line.sku_id as SkuId,
        title: line.title,
        variantTitle: line.variant_title,
        gtin: line.gtin,
        imageUrl: line.image_url,
        locationId: line.location_id as LocationId | null,
        locationName: line.location_name ?? '',
        bin: '',
        expiryDate: line.expiry_date,
        units: line.units,
        pickedUnits: line.picked_units,
        shortUnits: line.short_units,
        substitution: line.substitution === 'similar' ? 'similar' : 'refund',
        insteadOf: line.instead_of,
        lotCode: line.lot_code ?? '',
        shortAction: line.short_action === 'refund' || line.short_action === 'wait' ? line.short_action : null,
      }),
    ),
  }
}
