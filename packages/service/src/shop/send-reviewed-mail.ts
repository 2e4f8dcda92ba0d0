import type { VendorId } from '@onhand/domain/ids'
import { ok, type Result } from '@onhand/domain/result'
import type { JobDeps } from '../deps.ts'
import type { MailSettings, ShopReviewDocumentPort } from '../mail/ports.ts'
import { shopLocale, shopName } from '../mail/shop-locale.ts'
import type { JobRefusal } from '../outbox/ports.ts'

/** What the mail about the operator's answer needs. */
export type ShopReviewedMailDeps = Pick<JobDeps, 'vendors' | 'mail'> & {
  readonly documents: ShopReviewDocumentPort
  readonly mailSettings: MailSettings
}

/** Tells a shop the operator's answer: that it is open, or what has to change first [ONB-6]. */
export async function sendShopReviewedMail(
  deps: ShopReviewedMailDeps,
  input: { readonly key: string; readonly vendorId: VendorId; readonly reason: string | null },
): Promise<Result<null, JobRefusal>> {
  const [vendor] = await deps.vendors.records([input.vendorId])
  if (!vendor) return ok(null)
  const locale = shopLocale(vendor)
  const { shopUrl, from } = deps.mailSettings
  const url =
    input.reason === null ? `${shopUrl}/${locale}/shop/${vendor.slug}` : `${shopUrl}/dashboard/${vendor.id}/settings`
  await deps.mail.send({
    key: input.key,
    from,
    to: vendor.email,
    ...deps.documents.shopReviewedMail({ shopName: shopName(vendor, locale), locale, reason: input.reason, url }),
    attachments: [],
  })
  return ok(null)
}
