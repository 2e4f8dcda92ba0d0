import { idOf } from '@onhand/domain/ids'
import { ok } from '@onhand/domain/result'
import { describe, expect, it } from 'vitest'
import { type ClockDeps, moneyClock } from './nightly.ts'

const FOUR_MS = Date.UTC(2026, 10, 24, 4)
const DAY_MS = 86_400_000

function world() {
  const done: string[] = []
  const claimed = new Map<string, string | null>()
  let bank = () => Promise.resolve(ok({ balanceMinor: 0, entries: [], nextCursor: null }))
  const deps = {
    cron: {
      note: async (name: string) => {
        done.push(name)
      },
      claim: async (name: string, key: string) => {
        const run = `${name} ${key}`
        if (claimed.has(run)) return false
        claimed.set(run, null)
        return true
      },
      finish: async (name: string, key: string, { failure }: { readonly failure: string | null }) => {
        claimed.set(`${name} ${key}`, failure ?? 'done')
      },
    },
    console: { applyRates: async () => done.push('rates') },
    unmetDemand: {
      prune: async ({ searchDay }: { readonly searchDay: string }) => done.push(`searches before ${searchDay}`),
    },
    promotions: { clock: { forgetPrices: async () => done.push('prices') } },
    money: {
      fillEntryTimes: async () => 0,
      weeklyVendors: async () => {
        done.push('week')
        return []
      },
    },
    insight: {
      shopsWithOrders: async () => {
        done.push('days')
        return []
      },
    },
    vendors: { records: async () => [] },
    reconciliations: {
      find: async () => null,
      ourEntries: async () => ({ items: [], nextCursor: null }),
      insert: async ({ id, fromMs }: { readonly id: string; readonly fromMs: number }) => {
        done.push(`${id} ${new Date(fromMs).toISOString().slice(0, 10)}`)
      },
    },
    bankStatements: { currencies: () => ['GBP'], page: () => bank() },
    nowMs: () => FOUR_MS,
    newId: () => idOf('audit', 'aud_one1'),
    log: { info() {}, warn() {}, error() {} },
  } as unknown as ClockDeps
  return {
    deps,
    done,
    claimed,
    silenceBank: () => {
      bank = () => Promise.reject(new Error('the bank did not answer'))
    },
  }
}

describe('moneyClock', () => {
  it('[OPS-7] does the nightly work once a day and the week once a week, and rates every minute', async () => {
    const { deps, done, claimed } = world()
    await moneyClock(deps, FOUR_MS)
    await moneyClock(deps, FOUR_MS + 60_000)
    const [searches, later] = ['searches before 2026-08-26', 'searches before 2026-08-27']
    expect(done).toEqual([
      'minute',
      'rates',
      searches,
      'prices',
      'week',
      'rec_gbp20781 2026-11-23',
      'days',
      'minute',
      'rates',
    ])
    await moneyClock(deps, FOUR_MS + DAY_MS)
    expect(done.slice(9)).toEqual(['minute', 'rates', later, 'prices', 'rec_gbp20782 2026-11-24', 'days'])
    expect([...claimed]).toEqual([
      ['nightly 2026-11-24', 'done'],
      ['weekly 2026-11-23', 'done'],
      ['insight 2026-11-24', 'done'],
      ['nightly 2026-11-25', 'done'],
      ['insight 2026-11-25', 'done'],
    ])
  })

  it('[OPS-7] belongs to the day before until three in the morning', async () => {
    const { deps, claimed } = world()
    await moneyClock(deps, FOUR_MS - 2 * 3_600_000)
    expect([...claimed.keys()]).toContain('nightly 2026-11-23')
  })

  it('[OPS-7] notes why a run failed, and the minute goes on', async () => {
    const { deps, claimed, silenceBank } = world()
    silenceBank()
    await moneyClock(deps, FOUR_MS)
    expect(claimed.get('nightly 2026-11-24')).toContain('the bank did not answer')
    expect(claimed.get('weekly 2026-11-23')).toBe('done')
    expect(claimed.get('insight 2026-11-24')).toBe('done')
  })
})
