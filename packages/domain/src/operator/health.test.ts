import { describe, expect, it } from 'vitest'
import { fillRateOf } from './fill-rate.ts'
import { type HealthFacts, healthOf, worstOf } from './health.ts'

const MINUTE_MS = 60_000
const well: HealthFacts = {
  waitingCount: 0,
  oldestWaitingMs: null,
  deadLetterCount: 0,
  minuteRunAgeMs: MINUTE_MS,
  nightlyRunAgeMs: 60 * MINUTE_MS,
  nightlyFailure: null,
  sampledSkuCount: 10,
  laggingSkuCount: 0,
  openTroubleCount: 0,
  oldestDuePayoutMs: null,
  failedPayoutCount: 0,
  reconciledAgeMs: 60 * MINUTE_MS,
  differenceCount: 0,
}
const stateOf = (name: string, facts: Partial<HealthFacts>) =>
  healthOf({ ...well, ...facts }).find((check) => check.name === name)?.state

describe('health', () => {
  it('[OPS-6] is good when everything is', () => {
    expect(worstOf(healthOf(well))).toBe('good')
  })

  it.each([
    ['outbox', { waitingCount: 5, oldestWaitingMs: 2 * MINUTE_MS - 1 }, 'good'],
    ['outbox', { waitingCount: 5, oldestWaitingMs: 2 * MINUTE_MS }, 'warn'],
    ['outbox', { waitingCount: 5, oldestWaitingMs: 15 * MINUTE_MS }, 'bad'],
    ['dead_letters', { deadLetterCount: 1 }, 'warn'],
    ['dead_letters', { deadLetterCount: 20 }, 'bad'],
    ['cron', { minuteRunAgeMs: null }, 'bad'],
    ['cron', { minuteRunAgeMs: 10 * MINUTE_MS }, 'bad'],
    ['nightly', { nightlyRunAgeMs: null }, 'warn'],
    ['nightly', { nightlyFailure: 'the bank did not answer' }, 'bad'],
    ['projections', { sampledSkuCount: null, laggingSkuCount: null }, 'unknown'],
    ['projections', { laggingSkuCount: 1 }, 'warn'],
    ['projections', { laggingSkuCount: 6 }, 'bad'],
    ['checkouts', { openTroubleCount: 1 }, 'warn'],
    ['payouts', { oldestDuePayoutMs: 60 * MINUTE_MS }, 'bad'],
    ['payouts', { failedPayoutCount: 1 }, 'warn'],
    ['reconciliation', { reconciledAgeMs: null }, 'warn'],
    ['reconciliation', { differenceCount: 1 }, 'bad'],
  ] as const)('[OPS-6] %s with %o is %s', (name, facts, state) => {
    expect(stateOf(name, facts)).toBe(state)
  })

  it('[OPS-6] what could not be asked is not good', () => {
    expect(worstOf(healthOf({ ...well, deadLetterCount: null }))).toBe('unknown')
  })
})

describe('fill rate', () => {
  const day = { date: '2026-11-21', units: 10, servedUnits: 9, lines: 4, servedLines: 3, orders: 2, servedOrders: 1 }

  it('[OPS-5] is what was served of what was demanded, over all days together', () => {
    const other = { ...day, units: 90, servedUnits: 90, lines: 4, servedLines: 4, orders: 8, servedOrders: 8 }
    expect(fillRateOf([day, other])).toEqual({ unit: 0.99, line: 0.875, order: 0.9 })
  })

  it('[OPS-5] is nothing where nothing was demanded', () => {
    expect(fillRateOf([])).toEqual({ unit: null, line: null, order: null })
  })
})
