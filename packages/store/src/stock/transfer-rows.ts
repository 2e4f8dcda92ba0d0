import type { LocationId, LotId, SkuId, TransferId, VendorId } from '@onhand/domain/ids'
import type { Transfer, TransferLine, TransferStatus } from '@onhand/service/stock/transfer-ports'
import type { Insertable, Selectable } from 'kysely'
import type { Database } from '../schema/database.ts'

/** A line as it is stored. */
export type LineRow = Selectable<Database['stock_transfer_line']>

export function transferRow(transfer: Transfer): Insertable<Database['stock_transfer']> {
  return {
    id: transfer.id,
    vendor_id: transfer.vendorId,
    from_location_id: transfer.fromLocationId,
    to_location_id: transfer.toLocationId,
    status: transfer.status,
    note: transfer.note,
    created_by: transfer.createdBy,
    created_at_ms: transfer.createdAtMs,
    changed_at_ms: transfer.createdAtMs,
  }
}

export function lineRow(transferId: TransferId, line: TransferLine): Insertable<Database['stock_transfer_line']> {
  return {
    transfer_id: transferId,
    position: line.position,
    sku_id: line.skuId,
    lot_id: line.lotId,
    units: line.units,
  }
}

/** Rows to what they are; bigints of PostgreSQL are numbers here. */
export function toTransfer(row: Selectable<Database['stock_transfer']>): Omit<Transfer, 'lines'> {
  return {
    id: row.id as TransferId,
    vendorId: row.vendor_id as VendorId,
    fromLocationId: row.from_location_id as LocationId,
    toLocationId: row.to_location_id as LocationId,
    status: row.status as TransferStatus,
    note: row.note,
    createdBy: row.created_by,
    createdAtMs: Number(row.created_at_ms),
    sentAtMs: numberOrNull(row.sent_at_ms),
    receivedAtMs: numberOrNull(row.received_at_ms),
  }
}

export function toLine(row: LineRow): TransferLine {
  return {
    position: row.position,
    skuId: row.sku_id as SkuId,
    lotId: row.lot_id as LotId | null,
    units: Number(row.units),
    sentUnits: numberOrNull(row.sent_units),
    receivedUnits: numberOrNull(row.received_units),
  }
}

function numberOrNull(value: number | null): number | null {
  return value === null ? null : Number(value)
}
