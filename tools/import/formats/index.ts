import type { FormatOptions, ReadFile } from '../draft.ts'
import { readDummyJson } from './dummyjson.ts'
import { readOnlineRetail } from './online-retail.ts'
import { readOpenFoodFacts } from './open-food-facts.ts'
import { readSaleor } from './saleor.ts'
import { readShopify } from './shopify.ts'

/** Reads a file of one format into drafts. */
export type ReadFormat = (path: string, options: FormatOptions) => Promise<ReadFile> | ReadFile

/** Formats by the name they have on the command line. */
export const FORMATS: Readonly<Record<string, ReadFormat>> = {
  openfoodfacts: readOpenFoodFacts,
  saleor: readSaleor,
  dummyjson: readDummyJson,
  shopify: readShopify,
  'online-retail': readOnlineRetail,
}
