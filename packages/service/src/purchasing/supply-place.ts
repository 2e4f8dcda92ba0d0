import { hash53 } from '@onhand/domain/hash53'
import { derivedId, type LocationId, type SupplierId } from '@onhand/domain/ids'
import type { VendorRecord } from '../vendors/ports.ts'

/**
 * The place of a shop at which stands what a supplier takes a day of goods that are not stocked. A part of its own keeps it apart from places that share a body;
 * suppliers of the book may be those of other shops too, so that the place follows from both.
 */
export function supplyPlaceId(vendor: Pick<VendorRecord, 'id' | 'supplier'>, supplierId: SupplierId): LocationId {
  if (supplierId === vendor.supplier.id) return derivedId('location', supplierId, 'supply')
  return derivedId('location', vendor.id, `s${hash53(supplierId).toString(36)}`)
}
