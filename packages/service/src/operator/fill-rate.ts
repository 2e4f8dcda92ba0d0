import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { type DayDemand, type FillRate, fillRateOf } from '@onhand/domain/operator/fill-rate'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'

/** The fill rate of a period and of each of its days. */
export type FillRateReport = { readonly total: FillRate; readonly days: readonly DayDemand[] }

const DAY_MS = 86_400_000

// Shops of many places together: days are the world's.
const UTC = [{ fromMs: 0, offsetMs: 0 }]

/** How much of the demand of the last `days` days was served [OPS-5], over all shops or in one: what a shop is shown of itself means the same [INS-4]. */
export async function fillRate(
  deps: Pick<ServiceDeps, 'insight' | 'nowMs'>,
  actor: Actor,
  input: { readonly vendorId: VendorId | null; readonly days: number },
): Promise<Result<FillRateReport, OperateRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const toMs = deps.nowMs()
  const fromMs = (Math.floor(toMs / DAY_MS) - input.days + 1) * DAY_MS
  const days = await deps.insight.demand({ fromMs, toMs: toMs + 1, vendorId: input.vendorId, clock: UTC })
  return ok({ total: fillRateOf(days), days })
}
