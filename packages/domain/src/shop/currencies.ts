/** Currencies a shop may sell in: those the marketplace holds an account at the bank in. */
export const SHOP_CURRENCIES = ['GBP', 'EUR', 'USD', 'TWD'] as const
export type ShopCurrency = (typeof SHOP_CURRENCIES)[number]

const EURO_COUNTRIES = 'AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ')

/** What a shop in this country most likely sells in. */
export function likelyCurrency(country: string): ShopCurrency {
  if (country === 'GB') return 'GBP'
  if (country === 'TW') return 'TWD'
  return EURO_COUNTRIES.includes(country) ? 'EUR' : 'USD'
}
