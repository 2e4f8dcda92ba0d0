import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { SkuId, VendorId } from '@onhand/domain/ids'
import type { Label } from '@onhand/domain/inventory/label'
import { err, ok, type Result } from '@onhand/domain/result'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'

/** What a label says of a SKU. */
export type LabelFacts = {
  readonly skuId: SkuId
  readonly title: string
  readonly variantTitle: string
  readonly gtin: string | null
  readonly code: string
  readonly priceMinor: number
  readonly currency: string
}

/** Reads what labels say; SKUs that are not this vendor's are missing. */
export type LabelPort = {
  facts(vendorId: VendorId, skuIds: readonly SkuId[], locale: Locale): Promise<readonly LabelFacts[]>
}

/** What is to be printed. */
export type PrintRequest = {
  readonly vendorId: VendorId
  readonly items: readonly {
    readonly skuId: SkuId
    readonly lotCode: string | null
    readonly expiryDate: string | null
    readonly copies: number
  }[]
  readonly hasPrice: boolean
  readonly locale: Locale
}

/** The labels for some SKUs of a shop, each as often as asked, in that order. Another shop's SKUs are not found. */
export async function printLabels(
  deps: { readonly labels: LabelPort },
  actor: Actor,
  request: PrintRequest,
): Promise<Result<readonly Label[], OperateRefusal | { readonly code: 'not_found'; readonly what: string }>> {
  const allowed = inShop(actor, request.vendorId, 'products.read')
  if (!allowed.ok) return allowed
  const skuIds = [...new Set(request.items.map((item) => item.skuId))]
  const facts = await deps.labels.facts(request.vendorId, skuIds, request.locale)
  const factsOf = new Map(facts.map((one) => [one.skuId, one]))
  const labels: Label[] = []
  for (const item of request.items) {
    const sku = factsOf.get(item.skuId)
    if (!sku) return err({ code: 'not_found', what: 'sku' })
    const label: Label = {
      title: sku.title,
      variantTitle: sku.variantTitle,
      gtin: sku.gtin,
      code: sku.code,
      lotCode: item.lotCode,
      expiryDate: item.expiryDate,
      price: request.hasPrice ? { amountMinor: sku.priceMinor, currency: sku.currency } : null,
    }
    labels.push(...Array.from({ length: item.copies }, () => label))
  }
  return ok(labels)
}
