import type { Actor } from '@onhand/domain/identity/actor'
import { SEARCH_DAYS_KEPT } from '@onhand/domain/insight/search-term'
import { addDays } from '@onhand/domain/local-time'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'
import { type InsightDeps, type InsightRefusal, type InsightRequest, openInsight } from './open-insight.ts'
import type { SearchedTerm } from './ports.ts'

const DAY_MS = 86_400_000

/** What shoppers searched for, in this shop and over all shops, those first that found nothing most often [INS-11]. */
export async function viewSearches(
  deps: InsightDeps,
  actor: Actor,
  request: InsightRequest & { readonly onlyMissed: boolean; readonly limit: number },
): Promise<Result<{ readonly keptDays: number; readonly items: readonly SearchedTerm[] }, InsightRefusal>> {
  const opened = await openInsight(deps, actor, request)
  if (!opened.ok) return opened
  const { fromDate, toDate, onlyMissed, limit } = request
  const { slug } = opened.value.vendor
  const items = await deps.insight.searches({ vendorSlug: slug, fromDate, toDate, onlyMissed, limit })
  return ok({ keptDays: SEARCH_DAYS_KEPT, items })
}

/** The same over the whole marketplace, for its operator. */
export async function marketSearches(
  deps: Pick<ServiceDeps, 'insight' | 'nowMs'>,
  actor: Actor,
  request: { readonly days: number; readonly onlyMissed: boolean; readonly limit: number },
): Promise<Result<{ readonly items: readonly SearchedTerm[] }, OperateRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const toDate = new Date(Math.floor(deps.nowMs() / DAY_MS) * DAY_MS).toISOString().slice(0, 10)
  const fromDate = addDays(toDate, 1 - request.days)
  const { onlyMissed, limit } = request
  return ok({ items: await deps.insight.searches({ vendorSlug: null, fromDate, toDate, onlyMissed, limit }) })
}
