import type { VendorId } from '@onhand/domain/ids'
import { type Gs1Scan, parseGs1 } from '@onhand/domain/inventory/gs1/parse-gs1'
import type { Locale } from '@onhand/i18n/locale'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'

/** What a code stands for in this shop, and what it says of the goods. `unreadable`: its digits do not hold together. */
export type Found = {
  readonly code: string
  readonly items: Answer<typeof api.stock.find.query>
  readonly scan: Gs1Scan | null
  readonly isUnreadable: boolean
}

/** Finds what a scanned or typed code stands for: by the GTIN in it, else by the shop's own code. */
export async function findCode(
  of: { readonly vendorId: VendorId; readonly locale: Locale; readonly yearNow: number },
  text: string,
): Promise<Found> {
  const code = text.trim()
  const { vendorId, locale } = of
  const parsed = parseGs1(code, of.yearNow)
  const scan = parsed.ok && parsed.value.gtin !== null ? parsed.value : null
  const items = await api.stock.find.query({ vendorId, locale, mark: scan?.gtin ?? code.slice(0, 120) })
  const isBroken = !parsed.ok && !['not_gs1', 'unknown_identifier'].includes(parsed.error.fault)
  return { code, items, scan, isUnreadable: isBroken && items.length === 0 }
}
