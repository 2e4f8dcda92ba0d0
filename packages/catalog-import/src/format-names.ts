import type { FormatName } from './formats/index.ts'

export type { FormatName } from './formats/index.ts'

/** Every format, in the order a person chooses from; known without loading the readers. */
export const FORMAT_NAMES = [
  'onhand',
  'generic',
  'shopify',
  'woocommerce',
  'bigcommerce',
  'bigcommerce-legacy',
  'wix',
  'squarespace',
  'openfoodfacts',
  'saleor',
  'dummyjson',
  'online-retail',
] as const satisfies readonly FormatName[]
