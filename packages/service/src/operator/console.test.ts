import type { Actor } from '@onhand/domain/identity/actor'
import { idOf } from '@onhand/domain/ids'
import { aVendorRecord } from '@onhand/testing/jobs/placed-group'
import { OPERATOR, OUTSIDERS } from '@onhand/testing/ordering/placed-world'
import { describe, expect, it } from 'vitest'
import type { ServiceDeps } from '../deps.ts'
import { fillRate } from './fill-rate.ts'
import { health } from './health.ts'
import { checkoutTroubles, marketOrders, marketPayouts, operatorAudit } from './market-orders.ts'
import { platformMoney } from './platform-money.ts'
import { resumeCheckout } from './resume-checkout.ts'
import { settleDeadLetters } from './settle-dead-letters.ts'
import { reopenShop, shops, suspendShop } from './shops.ts'
import { commissionRates, setCommissionRate, setHoldDays } from './terms.ts'

const VENDOR = aVendorRecord()
const NOW_MS = Date.UTC(2026, 10, 21, 12)
const vendorId = VENDOR.id
const page = { limit: 10 }

type Entry = { readonly action: string; readonly vendorId: string | null; readonly facts: unknown }

/** A console that notes what was written with which audit entry. */
function world() {
  const calls: string[] = []
  const audited: Entry[] = []
  const letters = new Set(['a', 'b'])
  const noted =
    (name: string) =>
    (...parameters: readonly unknown[]) => {
      calls.push(name)
      for (const parameter of parameters.flat()) if (isEntry(parameter)) audited.push(parameter)
      return Promise.resolve(true)
    }
  const empty = async () => ({ items: [], nextCursor: null })
  const deps = {
    console: {
      shops: empty,
      orders: empty,
      suspend: noted('suspend'),
      reopen: noted('reopen'),
      rates: async () => [],
      setRate: async (_id: string, _rate: unknown, { audit }: { readonly audit: readonly Entry[] }) => {
        calls.push('setRate')
        audited.push(...audit)
      },
      applyRates: noted('applyRates'),
      settleLetter: async (id: string, action: string, { audit }: { readonly audit: readonly Entry[] }) => {
        calls.push(`${action} ${id}`)
        if (letters.delete(id)) audited.push(...audit)
        else return false
        return true
      },
      platform: async () => [{ currency: 'GBP', commissionMinor: 5, keptForVendorsMinor: 7 }],
      counts: async () => ({
        waitingCount: 0,
        oldestWaitingAtMs: null,
        deadLetterCount: 0,
        openTroubleCount: 0,
        oldestDuePayoutAtMs: null,
        duePayoutCount: 0,
        failedPayoutCount: 0,
        pendingShopCount: 0,
        suspendedShopCount: 0,
      }),
      freshSkus: async () => [{ skuId: idOf('sku', 'sku_mug'), version: 3 }],
    },
    insight: { demand: async () => [], searches: async () => [] },
    money: { setHoldDays: noted('setHoldDays'), payouts: empty },
    troubles: { list: empty },
    audit: { record: noted('record'), list: empty },
    cron: { last: async () => ({ startedAtMs: NOW_MS - 1, failure: null }) },
    stock: { levels: async () => [{ version: 3 }] },
    reconciliations: { latest: async () => [{ ranAtMs: NOW_MS - 1, differenceCount: 0 }] },
    bankStatements: {
      currencies: () => ['GBP', 'EUR'],
      page: async ({ currency }: { readonly currency: string }) => {
        if (currency === 'EUR') throw new Error('the bank did not answer')
        return { ok: true, value: { balanceMinor: 9, entries: [], nextCursor: null } }
      },
    },
    vendors: { records: async (ids: readonly string[]) => (ids.includes(vendorId) ? [VENDOR] : []) },
    carts: { resume: noted('resume') },
    nowMs: () => NOW_MS,
    newId: () => idOf('audit', 'aud_one1'),
    log: { info() {}, warn() {}, error() {} },
    wakeOutbox: () => calls.push('wake'),
  }
  return { deps: deps as unknown as ServiceDeps, calls, audited }
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'action' in value
}

const EVERYTHING: readonly (readonly [
  string,
  (deps: ServiceDeps, actor: Actor) => Promise<{ readonly ok: boolean }>,
])[] = [
  ['shops', (deps, actor) => shops(deps, actor, { locale: 'en', words: '', state: null, ...page })],
  ['suspendShop', (deps, actor) => suspendShop(deps, actor, { vendorId, reason: 'r' })],
  ['reopenShop', (deps, actor) => reopenShop(deps, actor, { vendorId })],
  ['commissionRates', (deps, actor) => commissionRates(deps, actor, { vendorId })],
  ['setCommissionRate', (deps, actor) => setCommissionRate(deps, actor, { vendorId, commissionBps: 1, fromMs: null })],
  ['setHoldDays', (deps, actor) => setHoldDays(deps, actor, { vendorId, holdDays: 1 })],
  [
    'marketOrders',
    (deps, actor) =>
      marketOrders(deps, actor, {
        locale: 'en',
        vendorId: null,
        statuses: [],
        number: '',
        fromMs: null,
        toMs: null,
        ...page,
      }),
  ],
  ['marketPayouts', (deps, actor) => marketPayouts(deps, actor, { locale: 'en', statuses: [], ...page })],
  ['checkoutTroubles', (deps, actor) => checkoutTroubles(deps, actor, { outcome: null, ...page })],
  ['operatorAudit', (deps, actor) => operatorAudit(deps, actor, { vendorId: null, ...page })],
  ['resumeCheckout', (deps, actor) => resumeCheckout(deps, actor, { cartId: idOf('cart', 'crt_secretsecretsecret') })],
  ['settleDeadLetters', (deps, actor) => settleDeadLetters(deps, actor, { ids: ['a'], action: 'discard' })],
  ['health', (deps, actor) => health(deps, actor)],
  ['fillRate', (deps, actor) => fillRate(deps, actor, { vendorId: null, days: 30 })],
  ['platformMoney', (deps, actor) => platformMoney(deps, actor)],
]

describe.each(EVERYTHING)('%s', (_name, run) => {
  it('[OPS-8] is done for the operator', async () => {
    expect((await run(world().deps, OPERATOR)).ok).toBe(true)
  })

  it.each(OUTSIDERS)('[OPS-8] does nothing for %s', async (_who, actor) => {
    const { deps, calls } = world()
    expect((await run(deps, actor)).ok).toBe(false)
    expect(calls).toEqual([])
  })
})

describe('what the operator does', () => {
  it('[OPS-2] to a shop is written with its audit entry', async () => {
    const { deps, audited } = world()
    await suspendShop(deps, OPERATOR, { vendorId, reason: 'unsafe goods' })
    await reopenShop(deps, OPERATOR, { vendorId })
    await setCommissionRate(deps, OPERATOR, { vendorId, commissionBps: 800, fromMs: null })
    await setHoldDays(deps, OPERATOR, { vendorId, holdDays: null })
    expect(audited.map(({ action, vendorId: about, facts }) => [action, about, facts])).toEqual([
      ['shop.suspended', vendorId, { reason: 'unsafe goods' }],
      ['shop.reopened', vendorId, {}],
      ['money.commission_set', vendorId, { commissionBps: 800, fromMs: NOW_MS }],
      ['money.hold_days_set', vendorId, { holdDays: null }],
    ])
  })

  it('[OPS-2] to no shop is not found, and writes nothing', async () => {
    const { deps, calls } = world()
    const subject = { vendorId: idOf('vendor', 'vnd_nobody') }
    const notFound = { ok: false, error: { code: 'not_found', what: 'vendor' } }
    expect(await suspendShop(deps, OPERATOR, { ...subject, reason: 'r' })).toEqual(notFound)
    expect(await setHoldDays(deps, OPERATOR, { ...subject, holdDays: 1 })).toEqual(notFound)
    expect(calls).toEqual([])
  })

  it('[PAY-18] never changes a rate of the past', async () => {
    const { deps, calls } = world()
    const past = { vendorId, commissionBps: 800, fromMs: NOW_MS - 1 }
    expect(await setCommissionRate(deps, OPERATOR, past)).toMatchObject({
      ok: false,
      error: { code: 'invalid_field', field: 'fromMs' },
    })
    expect(calls).toEqual([])
  })

  it('[OPS-4] settles many letters, each once, and says which were there', async () => {
    const { deps, calls, audited } = world()
    const input = { ids: ['a', 'b', 'a', 'gone'], action: 'replay' as const }
    expect(await settleDeadLetters(deps, OPERATOR, input)).toEqual({
      ok: true,
      value: {
        settled: [
          { id: 'a', isSettled: true },
          { id: 'b', isSettled: true },
          { id: 'gone', isSettled: false },
        ],
      },
    })
    expect(calls).toEqual(['replay a', 'replay b', 'replay gone', 'wake'])
    expect(audited.map((entry) => entry.action)).toEqual(['dead_letter.replayed', 'dead_letter.replayed'])
  })

  it('[OPS-3] drives a checkout on, without writing down the key to its cart', async () => {
    const { deps, calls, audited } = world()
    const cartId = idOf('cart', 'crt_secretsecretsecret')
    await resumeCheckout(deps, OPERATOR, { cartId })
    expect(calls).toEqual(['record', 'resume'])
    expect(JSON.stringify(audited)).not.toContain(cartId)
    const carts = { ...deps.carts, resume: () => Promise.reject(new Error('the bank is down')) }
    expect(await resumeCheckout({ ...deps, carts }, OPERATOR, { cartId })).toEqual({
      ok: false,
      error: { code: 'checkout_fails' },
    })
  })
})

describe('health', () => {
  it('[OPS-6] is good when every part is, and unknown where a part does not answer', async () => {
    const { deps } = world()
    expect(await health(deps, OPERATOR)).toMatchObject({ ok: true, value: { state: 'good' } })
    const stock = { ...deps.stock, levels: () => Promise.reject(new Error('overloaded')) }
    const shown = await health({ ...deps, stock }, OPERATOR)
    expect(shown.ok && shown.value.checks.find((check) => check.name === 'projections')?.state).toBe('unknown')
    expect(shown.ok && shown.value.state).toBe('unknown')
  })

  it('[OPS-6] sees a projection that is behind its keeper', async () => {
    const { deps } = world()
    const levels = async () => [{ version: 4 }] as unknown as Awaited<ReturnType<ServiceDeps['stock']['levels']>>
    const shown = await health({ ...deps, stock: { ...deps.stock, levels } }, OPERATOR)
    expect(shown.ok && shown.value.checks.find((check) => check.name === 'projections')).toMatchObject({ count: 1 })
  })

  it('[OPS-6] shows what the marketplace keeps, and does not take a silent bank for an empty one', async () => {
    expect(await platformMoney(world().deps, OPERATOR)).toEqual({
      ok: true,
      value: [
        { currency: 'GBP', commissionMinor: 5, keptForVendorsMinor: 7, bankMinor: 9 },
        { currency: 'EUR', commissionMinor: 0, keptForVendorsMinor: 0, bankMinor: null },
      ],
    })
  })
})
