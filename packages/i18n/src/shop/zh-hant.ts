import { BROWSE_ZH_HANT } from './zh-hant-browse.ts'
import { BUY_ZH_HANT } from './zh-hant-buy.ts'

/** The storefront in Traditional Chinese. */
export const SHOP_ZH_HANT = { ...BROWSE_ZH_HANT, ...BUY_ZH_HANT }
