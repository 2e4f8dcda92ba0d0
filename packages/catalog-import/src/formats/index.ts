import type { FormatOptions, ReadFile } from '../read-file.ts'
import type { ImportSource } from '../source.ts'
import { readBigCommerce } from './bigcommerce.ts'
import { readBigCommerceLegacy } from './bigcommerce-legacy.ts'
import { readDummyJson } from './dummyjson.ts'
import { readGeneric } from './generic.ts'
import { readOnhand } from './onhand.ts'
import { readOnlineRetail } from './online-retail.ts'
import { readOpenFoodFacts } from './open-food-facts.ts'
import { readSaleor } from './saleor.ts'
import { readShopify } from './shopify.ts'
import { readSquarespace } from './squarespace.ts'
import { readWix } from './wix.ts'
import { readWooCommerce } from './woocommerce.ts'

/** Reads a file of one format into drafts. */
export type ReadFormat = (source: ImportSource, options: FormatOptions) => Promise<ReadFile>

/** Formats by name. */
export const FORMATS = {
  onhand: readOnhand,
  shopify: readShopify,
  woocommerce: readWooCommerce,
  bigcommerce: readBigCommerce,
  'bigcommerce-legacy': readBigCommerceLegacy,
  wix: readWix,
  squarespace: readSquarespace,
  openfoodfacts: readOpenFoodFacts,
  saleor: readSaleor,
  dummyjson: readDummyJson,
  'online-retail': readOnlineRetail,
  generic: readGeneric,
} as const satisfies Readonly<Record<string, ReadFormat>>
export type FormatName = keyof typeof FORMATS

/** True when `text` names a format. */
export function isFormat(text: string): text is FormatName {
  return Object.hasOwn(FORMATS, text)
}
