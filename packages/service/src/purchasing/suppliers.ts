import type { Actor } from '@onhand/domain/identity/actor'
import type { SupplierId, VendorId } from '@onhand/domain/ids'
import { learntLeadTime } from '@onhand/domain/purchasing/lead-time'
import { type Scorecard, scorecardOf } from '@onhand/domain/purchasing/scorecard'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import { ownSupplier } from './own-purchase.ts'
import type { PurchaseSupplier } from './ports.ts'
import type { PurchaseRefusal } from './refusals.ts'

const DAY_MS = 86_400_000
// A year of orders: what a supplier did longer ago says little of it now.
const SCORED_DAYS = 365
const SCORED_ORDERS_MAX = 2_000

/** A supplier with how it keeps its word, and how long it takes: learnt, shrunk to its promise. */
export type SupplierView = Omit<PurchaseSupplier, 'vendorId'> & {
  readonly score: Scorecard
  readonly learntMeanDays: number
  readonly learntP90Days: number
  readonly priceChanges: number
  readonly meanPriceChangePermille: number | null
}

type Deps = Pick<ServiceDeps, 'supplierBook' | 'nowMs' | 'newId'>

/** A shop's suppliers with their scorecards [BUY-14] [BUY-17]. */
export async function listSuppliers(
  deps: Pick<ServiceDeps, 'supplierBook' | 'nowMs'>,
  actor: Actor,
  { vendorId }: { readonly vendorId: VendorId },
): Promise<Result<readonly SupplierView[], PurchaseRefusal>> {
  const allowed = inShop(actor, vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const sinceMs = deps.nowMs() - SCORED_DAYS * DAY_MS
  const [suppliers, deliveries, prices] = await Promise.all([
    deps.supplierBook.suppliers(vendorId),
    deps.supplierBook.deliveries(vendorId, sinceMs, SCORED_ORDERS_MAX),
    deps.supplierBook.priceChanges(vendorId, sinceMs),
  ])
  return ok(
    suppliers.map(({ vendorId: _own, ...supplier }) => {
      const actualDays = deliveries.flatMap((one) =>
        one.supplierId === supplier.supplierId ? (one.leadDays ?? []) : [],
      )
      const learnt = learntLeadTime(supplier.leadDays, actualDays)
      const price = prices.find((one) => one.supplierId === supplier.supplierId)
      return {
        ...supplier,
        score: scorecardOf(supplier.supplierId, deliveries),
        learntMeanDays: Math.round(learnt.meanDays * 10) / 10,
        learntP90Days: learnt.p90Days,
        priceChanges: price?.changes ?? 0,
        meanPriceChangePermille: price?.meanChangePermille ?? null,
      }
    }),
  )
}

/** Makes a supplier, or changes its terms; where its money goes is set by `saveSupplierAccount`. Repeating changes nothing. */
export async function saveSupplier(
  deps: Deps,
  actor: Actor,
  input: Omit<PurchaseSupplier, 'bankAccountNumber'>,
): Promise<Result<null, PurchaseRefusal>> {
  const { vendorId, supplierId } = input
  const allowed = inShop(actor, vendorId, 'purchasing.write')
  if (!allowed.ok) return allowed
  const known = await ownSupplier(deps, vendorId, supplierId)
  const { leadDays, paymentDays, minOrderMinor, isActive } = input
  const entry = auditEntry(deps, actor, {
    vendorId,
    action: 'purchasing.supplier_saved',
    subjectId: supplierId,
    facts: { leadDays, paymentDays, minOrderMinor, isActive },
  })
  const bankAccountNumber = known.ok ? known.value.bankAccountNumber : ''
  await deps.supplierBook.saveSupplier({ ...input, bankAccountNumber }, deps.nowMs(), entry)
  return ok(null)
}

/** Saves where a supplier's money goes, after the bank said that there is such an account in the shop's currency. Moves money, so it takes the right to. */
export async function saveSupplierAccount(
  deps: Deps & Pick<ServiceDeps, 'payees' | 'vendors'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly supplierId: SupplierId; readonly bankAccountNumber: string },
): Promise<Result<{ readonly holder: string }, PurchaseRefusal>> {
  const { vendorId, supplierId, bankAccountNumber } = input
  const allowed = inShop(actor, vendorId, 'money.payout')
  if (!allowed.ok) return allowed
  const supplier = await ownSupplier(deps, vendorId, supplierId)
  if (!supplier.ok) return supplier
  const [[vendor], payee] = await Promise.all([deps.vendors.records([vendorId]), deps.payees.payee(bankAccountNumber)])
  if (!payee) return err({ code: 'payee_unknown' })
  if (payee.currency !== vendor?.currency) return err({ code: 'payee_currency', currency: payee.currency })
  const entry = auditEntry(deps, actor, {
    vendorId,
    action: 'purchasing.supplier_account_saved',
    subjectId: supplierId,
    facts: { ending: bankAccountNumber.slice(-4) },
  })
  await deps.supplierBook.saveSupplier({ ...supplier.value, bankAccountNumber }, deps.nowMs(), entry)
  return ok({ holder: payee.holder })
}
