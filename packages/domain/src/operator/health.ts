const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How a part of the marketplace does. `unknown`: it could not be asked, which is not the same as good [OPS-6]. */
export type HealthState = 'good' | 'warn' | 'bad' | 'unknown'

/** The parts that are looked at. */
export const HEALTH_CHECKS = [
  'outbox',
  'dead_letters',
  'cron',
  'nightly',
  'projections',
  'checkouts',
  'payouts',
  'reconciliation',
] as const
export type HealthCheckName = (typeof HEALTH_CHECKS)[number]

/** What was measured. Null: it could not be. Ages are milliseconds; `…Count`s are bounded by the reader. */
export type HealthFacts = {
  readonly waitingCount: number | null
  readonly oldestWaitingMs: number | null
  readonly deadLetterCount: number | null
  readonly minuteRunAgeMs: number | null
  readonly nightlyRunAgeMs: number | null
  readonly nightlyFailure: string | null
  readonly sampledSkuCount: number | null
  readonly laggingSkuCount: number | null
  readonly openTroubleCount: number | null
  readonly oldestDuePayoutMs: number | null
  readonly failedPayoutCount: number | null
  readonly reconciledAgeMs: number | null
  readonly differenceCount: number | null
}

/** One part with its state and the numbers that it follows from. */
export type HealthCheck = {
  readonly name: HealthCheckName
  readonly state: HealthState
  readonly count: number | null
  readonly ageMs: number | null
}

/** Good or bad, part by part [OPS-6]. */
export function healthOf(facts: HealthFacts): readonly HealthCheck[] {
  return [
    check('outbox', { count: facts.waitingCount, ageMs: facts.oldestWaitingMs }, (_count, ageMs) =>
      byAge(ageMs, 2, 15),
    ),
    check('dead_letters', { count: facts.deadLetterCount, ageMs: null }, (count) => byCount(count, 20)),
    check('cron', { count: null, ageMs: facts.minuteRunAgeMs }, (_count, ageMs) =>
      ageMs === null ? 'bad' : byAge(ageMs, 3, 10),
    ),
    check('nightly', { count: null, ageMs: facts.nightlyRunAgeMs }, (_count, ageMs) =>
      facts.nightlyFailure !== null ? 'bad' : ageMs === null ? 'warn' : byAge(ageMs, 26 * 60, 50 * 60),
    ),
    check('projections', { count: facts.laggingSkuCount, ageMs: null }, (count) =>
      facts.sampledSkuCount === null ? 'unknown' : byCount(count, Math.max(2, (facts.sampledSkuCount + 1) / 2)),
    ),
    check('checkouts', { count: facts.openTroubleCount, ageMs: null }, (count) => byCount(count, 20)),
    check('payouts', { count: facts.failedPayoutCount, ageMs: facts.oldestDuePayoutMs }, (count, ageMs) =>
      worse(byCount(count, 10), byAge(ageMs, 10, 60)),
    ),
    check('reconciliation', { count: facts.differenceCount, ageMs: facts.reconciledAgeMs }, (count, ageMs) =>
      ageMs === null ? 'warn' : worse(byCount(count, 1), ageMs > 36 * HOUR_MS ? 'warn' : 'good'),
    ),
  ]
}

/** The worst of all: what the console shows first. */
export function worstOf(checks: readonly HealthCheck[]): HealthState {
  return checks.reduce<HealthState>((worst, one) => worse(worst, one.state), 'good')
}

const ORDER: readonly HealthState[] = ['good', 'unknown', 'warn', 'bad']

function worse(a: HealthState, b: HealthState): HealthState {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b
}

function check(
  name: HealthCheckName,
  { count, ageMs }: Pick<HealthCheck, 'count' | 'ageMs'>,
  rule: (count: number | null, ageMs: number | null) => HealthState,
): HealthCheck {
  return { name, state: rule(count, ageMs), count, ageMs }
}

function byAge(ageMs: number | null, warnMinutes: number, badMinutes: number): HealthState {
  if (ageMs === null || ageMs < warnMinutes * MINUTE_MS) return 'good'
  return ageMs < badMinutes * MINUTE_MS ? 'warn' : 'bad'
}

function byCount(count: number | null, bad: number): HealthState {
  if (count === null) return 'unknown'
  if (count === 0) return 'good'
  return count < bad ? 'warn' : 'bad'
}
