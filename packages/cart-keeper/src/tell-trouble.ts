import type { CheckoutTroublePort } from '@onhand/service/operator/ports'
import type { Checkout } from './cart-record.ts'
import type { CartSession } from './cart-session.ts'

type Failed = Parameters<CheckoutTroublePort['failed']>[0]
type Ended = Parameters<CheckoutTroublePort['ended']>[0]

/** Puts a checkout on the operator's list of troubles. A list that cannot be written stops no checkout [OPS-3]. */
export async function tellFailed(
  session: CartSession,
  checkout: Checkout,
  facts: Pick<Failed, 'attempts' | 'lastError'>,
): Promise<void> {
  await told(session, () => session.deps.troubles.failed({ ...subject(checkout), ...facts }, session.deps.nowMs()))
}

/** Says what became of a checkout. One that went through at once is on no list and costs no trip. */
export async function tellEnded(
  session: CartSession,
  checkout: Checkout,
  facts: Pick<Ended, 'outcome' | 'reason'>,
): Promise<void> {
  const { attempts } = session.record
  const isListed = attempts > 0 || facts.outcome === 'voided' || facts.outcome === 'refunded'
  if (!isListed) return
  await told(session, () =>
    session.deps.troubles.ended({ ...subject(checkout), ...facts, attempts }, session.deps.nowMs()),
  )
}

function subject({ plan }: Checkout): Pick<Failed, 'paymentId' | 'cartId' | 'amountMinor' | 'currency'> {
  const { cartId, totalMinor, currency } = plan.group
  return { paymentId: plan.paymentId, cartId, amountMinor: totalMinor, currency }
}

async function told(session: CartSession, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    session.deps.log.error('ordering.checkout.trouble_not_told', { error: String(error) })
  }
}
