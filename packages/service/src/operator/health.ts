import type { Actor } from '@onhand/domain/identity/actor'
import { type HealthCheck, type HealthFacts, type HealthState, healthOf, worstOf } from '@onhand/domain/operator/health'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'
import type { ConsoleCounts } from './ports.ts'

/** What asking for health needs. */
export type HealthDeps = Pick<
  ServiceDeps,
  'console' | 'cron' | 'stock' | 'reconciliations' | 'bankStatements' | 'nowMs' | 'log'
>

/** The parts of the marketplace, each good or bad, and what waits for the operator. */
export type Health = {
  readonly state: HealthState
  readonly checks: readonly HealthCheck[]
  readonly counts: Omit<ConsoleCounts, 'oldestWaitingAtMs' | 'oldestDuePayoutAtMs'>
}

/** Counts stop here: a screen that says "1000" needs no exact number. */
const COUNT_MAX = 1000
// One call per SKU; enough to see that a projection stands still.
const SAMPLED_SKUS = 8

/** Looks at every part of the marketplace [OPS-6]. Reads only. */
export async function health(deps: HealthDeps, actor: Actor): Promise<Result<Health, OperateRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const nowMs = deps.nowMs()
  const [counts, minute, nightly, sample, latest] = await Promise.all([
    deps.console.counts(nowMs, COUNT_MAX),
    deps.cron.last('minute'),
    deps.cron.last('nightly'),
    sampleProjections(deps),
    Promise.all(deps.bankStatements.currencies().map((currency) => deps.reconciliations.latest(currency, 1))),
  ])
  const reconciled = latest.flat()
  const age = (atMs: number | null | undefined) => (atMs === null || atMs === undefined ? null : nowMs - atMs)
  const facts: HealthFacts = {
    ...counts,
    ...sample,
    oldestWaitingMs: age(counts.oldestWaitingAtMs),
    oldestDuePayoutMs: age(counts.oldestDuePayoutAtMs),
    minuteRunAgeMs: age(minute?.startedAtMs),
    nightlyRunAgeMs: age(nightly?.startedAtMs),
    nightlyFailure: nightly?.failure ?? null,
    reconciledAgeMs: reconciled.length === 0 ? null : nowMs - Math.min(...reconciled.map((one) => one.ranAtMs)),
    differenceCount: reconciled.reduce((total, one) => total + one.differenceCount, 0),
  }
  const checks = healthOf(facts)
  const { oldestWaitingAtMs: _waiting, oldestDuePayoutAtMs: _due, ...shown } = counts
  return ok({ state: worstOf(checks), checks, counts: shown })
}

/** Compares what moved last with the keepers themselves. A keeper that does not answer is unknown, not good. */
async function sampleProjections(
  deps: HealthDeps,
): Promise<{ readonly sampledSkuCount: number | null; readonly laggingSkuCount: number | null }> {
  try {
    const skus = await deps.console.freshSkus(SAMPLED_SKUS)
    const lagging = await Promise.all(
      skus.map(async ({ skuId, version }) => {
        const levels = await deps.stock.levels(skuId)
        return levels.some((level) => level.version > version)
      }),
    )
    return { sampledSkuCount: skus.length, laggingSkuCount: lagging.filter(Boolean).length }
  } catch (error) {
    deps.log.warn('operator.health.no_sample', { error: String(error) })
    return { sampledSkuCount: null, laggingSkuCount: null }
  }
}
