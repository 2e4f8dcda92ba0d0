import type { api } from '../../lib/api.ts'

type Products = typeof api.product

/** What the product procedures take. */
export type ProductListInput = Parameters<Products['list']['query']>[0]
export type ProductInput = Parameters<Products['save']['mutate']>[0]['product']
/** One row of the table. */
export type ProductLine = Awaited<ReturnType<Products['list']['query']>>['items'][number]
/** A bulk edit and how far it is. */
export type BulkEdit = Awaited<ReturnType<Products['bulkStart']['mutate']>>
/** One change for many products. */
export type BulkChange = Parameters<Products['bulkStart']['mutate']>[0]['change']
