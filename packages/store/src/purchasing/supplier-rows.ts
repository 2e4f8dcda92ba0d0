import type { SkuId, SupplierId, VendorId } from '@onhand/domain/ids'
import type { PurchaseSupplier, SupplierOffer } from '@onhand/service/purchasing/ports'
import type { Insertable, Selectable } from 'kysely'
import type { Database } from '../schema/database.ts'

/** A supplier as its row. */
export function supplierRow(supplier: PurchaseSupplier, atMs: number): Insertable<Database['purchase_supplier']> {
  return {
    vendor_id: supplier.vendorId,
    supplier_id: supplier.supplierId,
    name: supplier.name,
    bank_account_number: supplier.bankAccountNumber,
    lead_days: supplier.leadDays,
    min_order_minor: supplier.minOrderMinor,
    payment_days: supplier.paymentDays,
    is_active: supplier.isActive ? 1 : 0,
    updated_at_ms: atMs,
  }
}

/** A row as its supplier. */
export function toSupplier(row: Omit<Selectable<Database['purchase_supplier']>, 'updated_at_ms'>): PurchaseSupplier {
  return {
    vendorId: row.vendor_id as VendorId,
    supplierId: row.supplier_id as SupplierId,
    name: row.name,
    bankAccountNumber: row.bank_account_number,
    leadDays: row.lead_days,
    minOrderMinor: Number(row.min_order_minor),
    paymentDays: row.payment_days,
    isActive: row.is_active === 1,
  }
}

/** An offer as its row. */
export function offerRow(offer: SupplierOffer, atMs: number): Insertable<Database['supplier_offer']> {
  return {
    sku_id: offer.skuId,
    supplier_id: offer.supplierId,
    vendor_id: offer.vendorId,
    price_minor: offer.priceMinor,
    currency: offer.currency,
    moq_units: offer.moqUnits,
    pack_units: offer.packUnits,
    lead_days: offer.leadDays,
    is_preferred: offer.isPreferred ? 1 : 0,
    is_active: offer.isActive ? 1 : 0,
    updated_at_ms: atMs,
  }
}

/** A row as its offer. */
export function toOffer(row: Omit<Selectable<Database['supplier_offer']>, 'updated_at_ms'>): SupplierOffer {
  return {
    vendorId: row.vendor_id as VendorId,
    skuId: row.sku_id as SkuId,
    supplierId: row.supplier_id as SupplierId,
    priceMinor: Number(row.price_minor),
    currency: row.currency,
    moqUnits: Number(row.moq_units),
    packUnits: Number(row.pack_units),
    leadDays: row.lead_days,
    isPreferred: row.is_preferred === 1,
    isActive: row.is_active === 1,
  }
}
