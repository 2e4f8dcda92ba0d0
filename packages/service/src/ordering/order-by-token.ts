import type { OrderGroupView } from '@onhand/domain/ordering/types'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'

/** The order page behind a secret link [ORD-13]. A wrong token and an unknown order look the same. */
export async function orderByToken(
  deps: Pick<ServiceDeps, 'orders' | 'orderLinks'>,
  input: { readonly token: string },
): Promise<Result<OrderGroupView, { readonly code: 'not_found'; readonly what: 'order' }>> {
  const orderGroupId = await deps.orderLinks.verify(input.token)
  const view = orderGroupId ? await deps.orders.view(orderGroupId) : null
  return view
    ? ok({ ...view, token: input.token, invoiceUrl: invoicePath(input.token) })
    : err({ code: 'not_found', what: 'order' })
}

/** Where the papers of an order are: the api Worker makes them for whoever holds the link. */
export function invoicePath(token: string): string {
  return `/api/v1/orders/${token}/invoice.pdf`
}
