import type { Locale } from '@onhand/domain/catalog/views'
import type { VendorId } from '@onhand/domain/ids'
import type { PlacedOrder, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import type { InvoiceSeller } from '@onhand/domain/payments/invoice'
import type { JobDeps } from '../deps.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import type { DocumentPort, MailSettings, OrderMail } from './ports.ts'

/** What the mails of an order need. */
export type OrderMailDeps = Pick<JobDeps, 'orders' | 'vendors' | 'orderLinks' | 'mail' | 'nowMs' | 'log'> & {
  readonly documents: DocumentPort
  readonly mailSettings: MailSettings
}

/** The sellers of a checkout by id. */
export async function sellersOf(
  deps: Pick<OrderMailDeps, 'vendors'>,
  group: PlacedOrderGroup,
): Promise<ReadonlyMap<VendorId, VendorRecord>> {
  const ids = [...new Set(group.orders.map((order) => order.vendorId))]
  const records = await deps.vendors.records(ids)
  return new Map(records.map((record) => [record.id, record]))
}

/** What every mail of a checkout is written from: shop names in the buyer's language and the secret link to the order page. */
export async function orderMail(
  deps: Pick<OrderMailDeps, 'orderLinks' | 'mailSettings'>,
  group: PlacedOrderGroup,
  sellers: ReadonlyMap<VendorId, VendorRecord>,
): Promise<OrderMail> {
  const token = await deps.orderLinks.tokenFor(group.id)
  return {
    group,
    shopNames: Object.fromEntries([...sellers].map(([id, seller]) => [id, seller.names[group.locale]])),
    orderUrl: `${deps.mailSettings.shopUrl}/${group.locale}/order/${token}`,
  }
}

/** The seller on an invoice: the vendor with the address of the place that keeps the order, else its first. */
export function invoiceSeller(seller: VendorRecord, order: PlacedOrder, locale: Locale): InvoiceSeller {
  const place = seller.locations.find((one) => one.id === order.delivery.locationId) ?? seller.locations[0]
  const { line1 = '', city = '', region = '', postcode = '', country = '' } = place ?? {}
  return {
    name: seller.names[locale],
    legalName: seller.legalName,
    taxNumber: seller.taxNumber,
    email: seller.email,
    address: { line1, city, region, postcode, country },
    timeZone: place?.timeZone ?? 'UTC',
  }
}
