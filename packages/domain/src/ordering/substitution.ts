import { derivedId, type ProductId, type RefundId, type SkuId } from '../ids.ts'
import type { Allocation } from '../inventory/types.ts'
import { includedTaxMinor } from '../payments/money.ts'
import { err, ok, type Result } from '../result.ts'
import type { PlacedLine } from './types.ts'

/** What a buyer wants when something is not on the shelf: similar goods, or the money. */
export const SUBSTITUTIONS = ['similar', 'refund'] as const
export type Substitution = (typeof SUBSTITUTIONS)[number]

/** Why a refund row is written for units that something else stands in for. */
export const SUBSTITUTED = 'substituted'

/** Something of the shop that could stand in: in stock, and no dearer than what was paid. */
export type SubstituteOffer = {
  readonly skuId: SkuId
  readonly productId: ProductId
  readonly title: string
  readonly variantTitle: string
  readonly gtin: string | null
  readonly imageUrl: string | null
  readonly priceMinor: number
  readonly taxRateBps: number
  readonly unitCostMinor: number
  /** As last projected; the claim decides. */
  readonly availableUnits: number
  /** Another variant of the same product. */
  readonly isSameProduct: boolean
}

/** Units that something else stands in for: the new line, and what goes back for it. */
export type PlannedSubstitute = {
  readonly line: PlacedLine
  readonly refundId: RefundId
  /** The difference of the prices, never below nothing. */
  readonly amountMinor: number
}

/** Why nothing stands in. */
export type SubstituteRefusal =
  | { readonly code: 'substitute_unwanted' }
  | { readonly code: 'substitute_too_dear'; readonly unitPriceMinor: number }
  | { readonly code: 'refund_too_large'; readonly refundableMinor: number }

/**
 * Lets other goods stand in for units of a line that are not there [ORD-29]: only when its buyer said so, never dearer than what was paid. The units of
 * the line count as given back for the difference, so that order, refunds and lines still sum to what was paid. Ids follow from the line and its lot:
 * what is decided first holds. The lots are filled in when the stock is claimed.
 */
export function planSubstitute(
  paid: PlacedLine,
  wanted: {
    readonly offer: SubstituteOffer
    readonly position: number
    readonly units: number
    readonly refundedUnits: number
  },
): Result<PlannedSubstitute, SubstituteRefusal> {
  const { offer, position, units, refundedUnits } = wanted
  if (paid.substitution !== 'similar') return err({ code: 'substitute_unwanted' })
  const worth = (count: number) => Number((BigInt(paid.totalMinor) * BigInt(count)) / BigInt(paid.units))
  const leftMinor = paid.totalMinor - worth(refundedUnits)
  if (refundedUnits + units > paid.units) return err({ code: 'refund_too_large', refundableMinor: leftMinor })
  const totalMinor = offer.priceMinor * units
  const amountMinor = worth(refundedUnits + units) - worth(refundedUnits) - totalMinor
  if (offer.priceMinor > paid.unitPriceMinor || amountMinor < 0)
    return err({ code: 'substitute_too_dear', unitPriceMinor: paid.unitPriceMinor })
  const id = derivedId('orderLine', paid.id, `s${position}`)
  const { skuId, productId, title, variantTitle, gtin, imageUrl, taxRateBps, unitCostMinor } = offer
  return ok({
    refundId: derivedId('refund', paid.id, `p${position}`),
    amountMinor,
    line: {
      id,
      skuId,
      productId,
      title,
      variantTitle,
      gtin,
      imageUrl,
      units,
      unitPriceMinor: offer.priceMinor,
      totalMinor,
      taxRateBps,
      taxMinor: includedTaxMinor(totalMinor, taxRateBps),
      unitCostMinor,
      reservationId: derivedId('reservation', id),
      allocations: [] as readonly Allocation[],
      note: paid.note,
      substitution: 'refund',
      replacesLineId: paid.id,
    },
  })
}
