import type { api } from '../../lib/api.ts'

/** A row of the order table, as the api gives it. */
export type OrderRow = Awaited<ReturnType<typeof api.vendorOrder.list.query>>['items'][number]
/** One order with everything. */
export type OrderDetail = Awaited<ReturnType<typeof api.vendorOrder.get.query>>
/** What may be done to an order. */
export type Step = OrderRow['steps'][number]
export type Status = OrderRow['status']
/** A thing of the shop for an order typed in. */
export type SkuChoice = Awaited<ReturnType<typeof api.vendorOrder.skus.query>>[number]
export type CreateManualOrderRequest = Parameters<typeof api.vendorOrder.create.mutate>[0]
