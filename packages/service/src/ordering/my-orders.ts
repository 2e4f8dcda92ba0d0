import type { Actor } from '@onhand/domain/identity/actor'
import type { OrderGroupView } from '@onhand/domain/ordering/types'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { invoicePath } from './order-by-token.ts'

/** A page of a person's orders; more would be slow to draw on a phone. */
const PAGE = 20

/**
 * A person's own checkouts, newest first [ORD-13]. What they bought as a guest counts once the mail address is verified: an address that was only
 * typed proves nothing.
 */
export async function myOrders(
  deps: Pick<ServiceDeps, 'orders' | 'orderLinks'>,
  actor: Actor,
  input: { readonly cursor?: string | null | undefined },
): Promise<
  Result<
    { readonly items: readonly OrderGroupView[]; readonly nextCursor: string | null },
    { readonly code: 'sign_in_required' }
  >
> {
  if (actor.kind !== 'person') return err({ code: 'sign_in_required' })
  const email = actor.isEmailVerified ? actor.email : ''
  const page = await deps.orders.listForPerson(actor.personId, email, input.cursor ?? null, PAGE)
  const items = await Promise.all(
    page.items.map(async (view) => {
      const token = await deps.orderLinks.tokenFor(view.orderGroupId)
      return { ...view, token, invoiceUrl: invoicePath(token) }
    }),
  )
  return ok({ items, nextCursor: page.nextCursor })
}
