import { SHOP_CURRENCIES, type ShopCurrency } from '@onhand/domain/shop/currencies'

/** The currency in an address: part of it, so that a page is the same for everybody who has its address. Null: each shop's own. */
export function currencyOf(query: Readonly<Record<string, unknown>>): ShopCurrency | null {
  return SHOP_CURRENCIES.find((currency) => currency === query['currency']) ?? null
}
