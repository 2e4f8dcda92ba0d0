import { SHOP_CURRENCIES } from '@onhand/domain/shop/currencies'
import { z } from 'zod'
import { CountryInput, idSchema, textSchema, UnitsInput } from './text.ts'

export const AvailabilityInput = z.strictObject({ skuIds: z.array(idSchema('sku')).min(1).max(60) })
export const WantInput = z.strictObject({ skuId: idSchema('sku') })

/** A place to deliver to, as exactly as it is known. */
export const PlaceInput = z.strictObject({
  country: CountryInput,
  postcode: textSchema(16).default(''),
  city: textSchema(120).default(''),
  latitude: z.number().min(-90).max(90).nullish(),
  longitude: z.number().min(-180).max(180).nullish(),
})
export const EstimateInput = z.strictObject({
  skuId: idSchema('sku'),
  units: UnitsInput.default(1),
  place: PlaceInput,
  locale: z.enum(['en', 'zh-Hant']).default('en'),
  /** What the page shows prices in; without it, the shop's own. */
  currency: z.enum(SHOP_CURRENCIES).nullish(),
})
