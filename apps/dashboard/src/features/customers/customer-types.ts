import type { api } from '../../lib/api.ts'

/** A line of the list of customers, as the api gives it. */
export type CustomerLine = Awaited<ReturnType<typeof api.customer.list.query>>['items'][number]
/** One customer with history. */
export type Customer = Awaited<ReturnType<typeof api.customer.get.query>>
/** A buyer in a period. */
export type Buyer = Awaited<ReturnType<typeof api.customer.summary.query>>['items'][number]
export type Totals = CustomerLine['totals'][number]
