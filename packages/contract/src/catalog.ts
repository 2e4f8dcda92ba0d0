import { z } from 'zod'
import { SHOP_CURRENCIES } from '@onhand/domain/shop/currencies'
import { keySchema, LocaleInput, MinorInput, SlugInput, textSchema } from './text.ts'

/** The currency to show prices in, where shops ask one in it. */
const Shown = { currency: z.enum(SHOP_CURRENCIES).nullish() }

export const HomeInput = z.strictObject({ locale: LocaleInput, ...Shown })
export const CategoriesInput = z.strictObject({ locale: LocaleInput })

/** Filters shared by lists and search. */
const Filters = {
  locale: LocaleInput,
  category: SlugInput.nullish(),
  vendor: SlugInput.nullish(),
  priceMinMinor: MinorInput.nullish(),
  priceMaxMinor: MinorInput.nullish(),
  inStock: z.boolean().nullish(),
  sort: z.enum(['popular', 'newest', 'price_up', 'price_down', 'expiry']).default('popular'),
  cursor: keySchema(400).nullish(),
  limit: z.int().min(1).max(60).default(24),
  ...Shown,
}
export const ListingInput = z.strictObject(Filters)
export const SearchInput = z.strictObject({ ...Filters, query: textSchema(200, 1) })
export const SuggestInput = z.strictObject({ locale: LocaleInput, query: textSchema(200, 1) })
export const ProductInput = z.strictObject({ locale: LocaleInput, slug: SlugInput, ...Shown })
export const ShopInput = z.strictObject({ locale: LocaleInput, slug: SlugInput })
export const ShopsInput = z.strictObject({ locale: LocaleInput })
