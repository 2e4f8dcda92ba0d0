import {
  type Locale,
  loadBuyTable,
  type ShopMessages,
  type ShopTable,
  shopMessages,
} from '@onhand/i18n/shop/shop-messages'

type Loaded = { readonly table: Partial<ShopTable>; readonly messages: ShopMessages }
const loaded = new Map<Locale, Loaded>()

/** Puts texts of a language in place: all of them on the server, the page's own in the browser before it comes alive. */
export function registerMessages(locale: Locale, table: Partial<ShopTable>): void {
  const known = loaded.get(locale)
  if (known) Object.assign(known.table, table)
  else {
    const own = { ...table }
    loaded.set(locale, { table: own, messages: shopMessages(locale, own) })
  }
}

/** The texts of a language that was put in place. */
export function messagesOf(locale: Locale): ShopMessages {
  const known = loaded.get(locale)
  if (!known) throw new Error(`no messages for ${locale}`)
  return known.messages
}

/** True when cart, checkout, orders and accounts have their texts. */
export function hasBuyTexts(locale: Locale): boolean {
  return loaded.get(locale)?.table['cart.title'] !== undefined
}

/** Fetches them. */
export async function loadBuyTexts(locale: Locale): Promise<void> {
  if (!hasBuyTexts(locale)) registerMessages(locale, await loadBuyTable(locale))
}
