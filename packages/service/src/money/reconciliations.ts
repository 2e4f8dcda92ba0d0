import type { Actor } from '@onhand/domain/identity/actor'
import type { ReconciliationId, VendorId } from '@onhand/domain/ids'
import type { Difference } from '@onhand/domain/payments/reconcile'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import { operate } from '../identity/operate.ts'
import type { Page, ReconciliationRecord } from './ports.ts'
import type { MoneyRefusal } from './refusals.ts'

type Deps = Pick<ServiceDeps, 'reconciliations'>

/** Comparisons that were made, newest first. For the operator. */
export async function reconciliations(
  deps: Deps,
  actor: Actor,
  input: { readonly cursor?: string | null | undefined; readonly limit: number },
): Promise<Result<Page<ReconciliationRecord>, MoneyRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  return ok(await deps.reconciliations.list({ cursor: input.cursor ?? null, limit: input.limit }))
}

/** One comparison with its differences. For the operator. */
export async function reconciliation(
  deps: Deps,
  actor: Actor,
  input: { readonly id: ReconciliationId },
): Promise<
  Result<{ readonly record: ReconciliationRecord; readonly differences: readonly Difference[] }, MoneyRefusal>
> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const record = await deps.reconciliations.find(input.id)
  if (!record) return err({ code: 'not_found', what: 'reconciliation' })
  return ok({ record, differences: await deps.reconciliations.differences(record.id, null) })
}

/** What a shop sees of a comparison: when it was made, over what, and differences that are about the shop. */
export type ShopReconciliation = Pick<ReconciliationRecord, 'id' | 'fromMs' | 'toMs' | 'ranAtMs' | 'currency'> & {
  readonly differences: readonly Difference[]
}

const SHOWN = 10

/** The last comparisons in the shop's currency, with what concerns this shop only. */
export async function shopReconciliations(
  deps: Pick<ServiceDeps, 'reconciliations' | 'vendors'>,
  actor: Actor,
  input: { readonly vendorId: VendorId },
): Promise<Result<readonly ShopReconciliation[], MoneyRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'money.read')
  if (!allowed.ok) return allowed
  const [vendor] = await deps.vendors.records([input.vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  const latest = await deps.reconciliations.latest(vendor.currency, SHOWN)
  return ok(
    await Promise.all(
      latest.map(async ({ id, fromMs, toMs, ranAtMs, currency }) => ({
        id,
        fromMs,
        toMs,
        ranAtMs,
        currency,
        differences: await deps.reconciliations.differences(id, vendor.id),
      })),
    ),
  )
}
