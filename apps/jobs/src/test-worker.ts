import { env } from 'cloudflare:workers'
import type { FetchLike } from '@onhand/signing'
import { jobsHandlers } from './handlers.ts'

export { ShopBell } from '@onhand/shop-bell'
export { StockKeeper } from '@onhand/stock-keeper'

const { FONTS } = env as unknown as { FONTS: FetchLike }

/** The jobs Worker with its font from a binding: tests have no data modules. */
export default jobsHandlers(async () => {
  const response = await FONTS.fetch(new Request('https://fonts.test/'))
  return new Uint8Array(await response.arrayBuffer())
})
