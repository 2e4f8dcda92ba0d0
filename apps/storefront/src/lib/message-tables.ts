import { type Locale, shopMessages, type ShopMessages, type ShopTable } from '@onhand/i18n/shop/shop-messages'

const tables = new Map<Locale, ShopMessages>()

/** Puts a language in place: all of them on the server, the page's own in the browser before it comes alive. */
export function registerMessages(locale: Locale, table: ShopTable): void {
  tables.set(locale, shopMessages(locale, table))
}

/** The texts of a language that was put in place. */
export function messagesOf(locale: Locale): ShopMessages {
  const messages = tables.get(locale)
  if (!messages) throw new Error(`no messages for ${locale}`)
  return messages
}
