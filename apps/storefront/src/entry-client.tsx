import { loadShopTable } from '@onhand/i18n/shop/shop-messages'
import { localeOfPath } from '@onhand/i18n/locale'
import { mount, StartClient } from '@solidjs/start/client'
import { registerMessages } from './lib/message-tables.ts'

const locale = localeOfPath(location.pathname) ?? 'en'
registerMessages(locale, await loadShopTable(locale))
mount(() => <StartClient />, document)

if ('serviceWorker' in navigator && import.meta.env.PROD) void navigator.serviceWorker.register('/offline.js')
