import type { PayoutId } from '@onhand/domain/ids'
import { ok, type Result } from '@onhand/domain/result'
import type { JobDeps } from '../deps.ts'
import type { MailSettings, PayoutDocumentPort } from '../mail/ports.ts'
import { shopLocale, shopName } from '../mail/shop-locale.ts'
import type { JobRefusal } from '../outbox/ports.ts'

/** What the mail about a payout needs. */
export type PayoutMailDeps = Pick<JobDeps, 'money' | 'vendors' | 'mail'> & {
  readonly documents: PayoutDocumentPort
  readonly mailSettings: MailSettings
}

/** Tells a shop how its payout ended: under which number it is at the bank, or that it is back on the balance [PAY-19]. */
export async function sendPayoutMail(
  deps: PayoutMailDeps,
  input: { readonly key: string; readonly payoutId: PayoutId },
): Promise<Result<null, JobRefusal>> {
  const payout = await deps.money.payout(input.payoutId)
  if (!payout || payout.status === 'due') return ok(null)
  const [vendor] = await deps.vendors.records([payout.vendorId])
  if (!vendor) return ok(null)
  const locale = shopLocale(vendor)
  const { from, shopUrl } = deps.mailSettings
  await deps.mail.send({
    key: input.key,
    from,
    to: vendor.email,
    ...deps.documents.payoutMail({
      shopName: shopName(vendor, locale),
      locale,
      amountMinor: payout.amountMinor,
      currency: payout.currency,
      toAccount: payout.toAccount,
      transactionNumber: payout.transactionNumber,
      url: `${shopUrl}/dashboard/${vendor.id}/money`,
    }),
    attachments: [],
  })
  return ok(null)
}
