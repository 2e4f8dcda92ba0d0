import type { ShopCurrency } from '@onhand/domain/shop/currencies'
import { type PageText, useText } from '@onhand/ui'
import { useLocation } from '@solidjs/router'
import { currencyOf } from './currency.ts'

/** Texts of the page, and addresses in its language and currency. */
export type Page = PageText & {
  /** The currency that the page's address asks for; null: each shop's own. */
  currency(): ShopCurrency | null
  link(path: string): string
}

/** What every part of a page needs: its texts and how to link to other pages. */
export function usePage(): Page {
  const text = useText()
  const where = useLocation()
  const currency = () => currencyOf(where.query)
  return {
    ...text,
    currency,
    link(path) {
      const asked = currency()
      return `/${text.locale}${path}${asked ? `${path.includes('?') ? '&' : '?'}currency=${asked}` : ''}`
    },
  }
}
