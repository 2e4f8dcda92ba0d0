import { BROWSE_EN } from './en-browse.ts'
import { BUY_EN } from './en-buy.ts'

/** The storefront in English: the table every other language is checked against. */
export const SHOP_EN = { ...BROWSE_EN, ...BUY_EN } as const
