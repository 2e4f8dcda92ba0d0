import type { VendorId } from '@onhand/domain/ids'
import { ok, type Result } from '@onhand/domain/result'
import type { JobDeps } from '../deps.ts'
import type { LowStockDocumentPort, MailSettings } from '../mail/ports.ts'
import { shopLocale, shopName } from '../mail/shop-locale.ts'
import type { JobRefusal } from '../outbox/ports.ts'

const SHOPS_AT_ONCE = 200

/** Notes what became low since, with one mail per shop to be sent, at most one a day [INV-28]. Run by the cron. */
export async function tellLowStock(
  deps: Pick<JobDeps, 'stockAlerts' | 'nowMs' | 'log'>,
): Promise<{ readonly shopCount: number }> {
  const shopCount = await deps.stockAlerts.tellLow(deps.nowMs(), SHOPS_AT_ONCE)
  if (shopCount > 0) deps.log.info('stock.low_told', { shopCount })
  return { shopCount }
}

/** What the mail about low stock needs. */
export type LowStockMailDeps = Pick<JobDeps, 'stockAlerts' | 'vendors' | 'mail'> & {
  readonly documents: LowStockDocumentPort
  readonly mailSettings: MailSettings
}

/** Writes to a shop what became low. What was refilled meanwhile is left out, and when nothing is left no mail is sent. */
export async function sendLowStockMail(
  deps: LowStockMailDeps,
  input: { readonly key: string; readonly vendorId: VendorId; readonly toldAtMs: number },
): Promise<Result<null, JobRefusal>> {
  const [vendor] = await deps.vendors.records([input.vendorId])
  if (!vendor) return ok(null)
  const locale = shopLocale(vendor)
  const low = await deps.stockAlerts.told(input.vendorId, locale, input.toldAtMs)
  if (low.length === 0) return ok(null)
  const placeNames = new Map(vendor.locations.map((place) => [place.id, place.name]))
  const items = low.map((one) => ({
    title: [one.title, one.skuTitle].filter(Boolean).join(' · '),
    code: one.code,
    place: placeNames.get(one.locationId) ?? '',
    availableUnits: one.availableUnits,
    reorderUnits: one.reorderUnits,
    incomingUnits: one.incomingUnits,
  }))
  const url = `${deps.mailSettings.shopUrl}/dashboard/${vendor.id}/stock/low`
  await deps.mail.send({
    key: input.key,
    from: deps.mailSettings.from,
    to: vendor.email,
    ...deps.documents.lowStockMail({ shopName: shopName(vendor, locale), locale, url, items }),
    attachments: [],
  })
  return ok(null)
}
