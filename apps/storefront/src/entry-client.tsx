import { localeOfPath } from '@onhand/i18n/locale'
import { loadBrowseTable } from '@onhand/i18n/shop/shop-messages'
import { mount, StartClient } from '@solidjs/start/client'
import { loadBuyTexts, registerMessages } from './lib/message-tables.ts'

/** Pages of the second half of the shop: they come alive with all texts in place. */
const BUYING = /^\/[^/]+\/(?:cart|checkout|order|account|login)(?:\/|$)/

const locale = localeOfPath(location.pathname) ?? 'en'
const [browse] = await Promise.all([
  loadBrowseTable(locale),
  BUYING.test(location.pathname) ? loadBuyTexts(locale) : undefined,
])
registerMessages(locale, browse)
mount(() => <StartClient />, document)

if ('serviceWorker' in navigator && import.meta.env.PROD) void navigator.serviceWorker.register('/offline.js')
