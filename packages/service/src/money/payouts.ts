import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import type { PayoutStatus } from '@onhand/domain/payments/payout'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import type { Page, PayoutRecord } from './ports.ts'

/** A shop's payouts, newest first. */
export async function payouts(
  deps: Pick<ServiceDeps, 'money'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly statuses: readonly PayoutStatus[]
    readonly cursor?: string | null | undefined
    readonly limit: number
  },
): Promise<Result<Page<PayoutRecord>, OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'money.read')
  if (!allowed.ok) return allowed
  return ok(await deps.money.payouts({ ...input, cursor: input.cursor ?? null }))
}
