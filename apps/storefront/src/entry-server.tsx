import { localeOfPath } from '@onhand/i18n/locale'
import { SHOP_EN } from '@onhand/i18n/shop/en'
import { SHOP_ZH_HANT } from '@onhand/i18n/shop/zh-hant'
import { createHandler, StartServer } from '@solidjs/start/server'
import { getRequestEvent } from 'solid-js/web'
import { registerMessages } from './lib/message-tables.ts'

registerMessages('en', SHOP_EN)
registerMessages('zh-Hant', SHOP_ZH_HANT)

/** The reader's own choice of light or dark, before anything is painted. */
const THEME_SCRIPT =
  "try{const t=localStorage.getItem('theme');if(t)document.documentElement.dataset.theme=JSON.parse(t)}catch{}"

function localeOfRequest(): string {
  const event = getRequestEvent()
  return (event && localeOfPath(new URL(event.request.url).pathname)) ?? 'en'
}

export default createHandler(
  (page) => (
    <StartServer
      document={(props) => (
        <html lang={localeOfRequest()} dir="ltr">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
            <meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)" />
            <meta name="theme-color" content="#12140f" media="(prefers-color-scheme: dark)" />
            <script nonce={page.nonce} innerHTML={THEME_SCRIPT} />
            <link rel="icon" href="/icon.svg" type="image/svg+xml" />
            <link rel="apple-touch-icon" href="/icon-192.png" />
            <link rel="manifest" href="/manifest.webmanifest" />
            {props.assets}
          </head>
          <body>
            {props.children}
            {props.scripts}
          </body>
        </html>
      )}
    />
  ),
  (event) => ({ mode: 'async', nonce: event.request.headers.get('x-onhand-nonce') ?? '' }),
)
