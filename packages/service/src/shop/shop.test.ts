import { ROLE_PERMISSIONS } from '@onhand/domain/identity/permissions'
import type { Actor } from '@onhand/domain/identity/actor'
import { idOf } from '@onhand/domain/ids'
import { aVendorRecord } from '@onhand/testing/catalog/builders'
import { describe, expect, it } from 'vitest'
import type { ServiceDeps } from '../deps.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import type { ShopStatus } from './ports.ts'
import { registerShop } from './register-shop.ts'
import { reviewShop } from './review-shops.ts'
import { saveHours } from './save-hours.ts'
import { saveMethods } from './save-methods.ts'
import { savePayoutAccount } from './save-payout-account.ts'
import { shopSettings } from './shop-settings.ts'
import { submitShop } from './submit-shop.ts'
import { suggestHolidays } from './suggest-holidays.ts'

const vendorId = idOf('vendor', 'vnd_marlow')
const locationId = idOf('location', 'loc_marlow')
const member = (role: 'owner' | 'manager' | 'viewer'): Actor => ({
  kind: 'person',
  personId: idOf('person', 'per_ada'),
  email: 'ada@example.com',
  isEmailVerified: true,
  isOperator: false,
  memberships: [{ vendorId, permissions: ROLE_PERMISSIONS[role] }],
})
const operator: Actor = { kind: 'program', name: 'operator', scopes: ['*'] }

type World = {
  record: VendorRecord
  status: ShopStatus
  written: unknown[][]
  payee: { currency: string; holder: string } | null
}

function aShop(changed: Partial<VendorRecord> = {}, status: Partial<ShopStatus> = {}) {
  const world: World = {
    record: aVendorRecord({ isApproved: false, ...changed }),
    status: {
      isSimple: false,
      isApproved: false,
      isSuspended: false,
      submittedAtMs: null,
      declineReason: null,
      hasProduct: true,
      ...status,
    },
    written: [],
    payee: { currency: 'GBP', holder: 'M… R…' },
  }
  const write =
    (name: string) =>
    async (...args: unknown[]) => {
      world.written.push([name, ...args.slice(0, -1)])
      return true
    }
  const deps = {
    nowMs: () => Date.UTC(2026, 10, 21),
    newId: (kind: 'audit') => idOf(kind, 'aud_one'),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    wakeOutbox: () => {},
    vendors: { records: async () => [world.record] },
    payees: { payee: async () => world.payee },
    holidays: {
      publicHolidays: async () => [
        { date: '2026-12-25', name: 'Christmas Day' },
        { date: '2027-01-01', name: 'New Year' },
      ],
    },
    shops: {
      status: async () => world.status,
      register: async (...args: unknown[]) => {
        await write('register')(...args)
        return 'registered'
      },
      submit: write('submit'),
      review: write('review'),
      saveHours: write('saveHours'),
      saveMethods: write('saveMethods'),
      savePayoutAccount: write('savePayoutAccount'),
    },
    // A few of the ports: what these use-cases need.
  } as unknown as ServiceDeps
  return { world, deps }
}

describe('registering', () => {
  const place = { city: 'Taipei', region: '', country: 'TW', latitude: 25, longitude: 121.5, timeZone: 'Asia/Taipei' }
  const input = { vendorId, locationId, slug: 'fern', names: { en: '', 'zh-Hant': '蕨' }, currency: 'TWD', place }

  it('[ONB-2] makes the person the owner of a shop that is not approved', async () => {
    const { world, deps } = aShop()
    expect(await registerShop(deps, member('viewer'), input)).toEqual({ ok: true, value: { vendorId } })
    expect(world.written).toMatchObject([
      ['register', { ownerId: 'per_ada', isApproved: false, email: 'ada@example.com' }],
    ])
  })

  it.each<{ what: string; actor: Actor; asked: typeof input; code: string }>([
    { what: 'nobody', actor: { kind: 'nobody' }, asked: input, code: 'sign_in_required' },
    { what: 'a program', actor: operator, asked: input, code: 'sign_in_required' },
    {
      what: 'a shop without a name',
      actor: member('viewer'),
      asked: { ...input, names: { en: '', 'zh-Hant': '' } },
      code: 'invalid_field',
    },
    {
      what: 'a time zone of Mars',
      actor: member('viewer'),
      asked: { ...input, place: { ...place, timeZone: 'Mars/Base' } },
      code: 'invalid_field',
    },
  ])('refuses $what and writes nothing', async ({ actor, asked, code }) => {
    const { world, deps } = aShop()
    expect(await registerShop(deps, actor, asked)).toMatchObject({ ok: false, error: { code } })
    expect(world.written).toEqual([])
  })
})

describe('settings', () => {
  it('show the account to those who see money, its ending to the others', async () => {
    const { deps } = aShop()
    const seenBy = async (role: 'owner' | 'viewer') => {
      const result = await shopSettings(deps, member(role), { vendorId })
      return result.ok ? result.value.payoutAccount : result.error.code
    }
    expect([await seenBy('owner'), await seenBy('viewer')]).toEqual(['3000-0001', '…0001'])
  })

  it('[ONB-3] refuse hours that overlap, by the field', async () => {
    const { world, deps } = aShop()
    const periods = [
      { weekday: 1, opensMinute: 540, closesMinute: 800 },
      { weekday: 1, opensMinute: 700, closesMinute: 900 },
    ]
    const result = await saveHours(deps, member('owner'), { vendorId, locationId, periods, closedDates: [] })
    expect(result).toMatchObject({ error: { code: 'invalid_field', field: 'periods.1.closesMinute' } })
    expect(world.written).toEqual([])
  })

  it('keep closed days once and in order, and only of a place of the shop', async () => {
    const { world, deps } = aShop()
    const hours = { vendorId, periods: [], closedDates: ['2027-01-01', '2026-12-25', '2027-01-01'] }
    await saveHours(deps, member('manager'), { ...hours, locationId })
    expect(world.written).toEqual([
      ['saveHours', locationId, { periods: [], closedDates: ['2026-12-25', '2027-01-01'] }],
    ])
    const other = await saveHours(deps, member('manager'), { ...hours, locationId: idOf('location', 'loc_other') })
    expect(other).toEqual({ ok: false, error: { code: 'not_found', what: 'location' } })
  })

  it('[ONB-4] price ways to the buyer in the shop’s currency', async () => {
    const { world, deps } = aShop()
    const methods = world.record.methods.map(({ currency: _currency, ...method }) => method)
    expect(await saveMethods(deps, member('owner'), { vendorId, methods })).toEqual({ ok: true, value: null })
    expect(world.written).toEqual([['saveMethods', vendorId, world.record.methods]])
  })

  it('say which holidays a place is closed on already', async () => {
    const [location] = aVendorRecord().locations
    if (!location) throw new Error('the builder has a place')
    const hours = { periods: [], closedDates: ['2026-12-25'] }
    const { deps } = aShop({ locations: [{ ...location, hours }] })
    const result = await suggestHolidays(deps, member('viewer'), { vendorId, locationId, locale: 'en' })
    expect(result.ok && result.value.map((day) => day.isClosed)).toEqual([true, false])
  })

  it.each([
    ['2026-12-24T23:59:00Z', '2026-12-24', '2027-12-23'],
    ['2026-12-25T00:00:00Z', '2026-12-25', '2027-12-24'],
  ])('[ONB-9] is asked about a year from today (%s), in which no date comes twice', async (now, fromDate, toDate) => {
    const { deps } = aShop()
    const asked: unknown[] = []
    const publicHolidays = async (query: object) => {
      asked.push(query)
      return []
    }
    const at = { ...deps, holidays: { publicHolidays }, nowMs: () => Date.parse(now) }
    await suggestHolidays(at, member('viewer'), { vendorId, locationId, locale: 'en' })
    expect(asked).toMatchObject([{ fromDate, toDate }])
  })
})

describe('the payout account', () => {
  it.each([
    ['unknown to the bank', null, { code: 'payee_unknown' }],
    ['in another currency', { currency: 'EUR', holder: 'M…' }, { code: 'payee_currency', currency: 'EUR' }],
  ])('[ONB-5] is refused when it is %s', async (_what, payee, error) => {
    const { world, deps } = aShop()
    world.payee = payee
    const asked = { vendorId, bankAccountNumber: '3000-9999' }
    expect(await savePayoutAccount(deps, member('owner'), asked)).toEqual({ ok: false, error })
    expect(world.written).toEqual([])
  })

  it('[ONB-5] is saved when the bank knows it, by owners only', async () => {
    const { world, deps } = aShop()
    const asked = { vendorId, bankAccountNumber: '3000-9999' }
    expect(await savePayoutAccount(deps, member('manager'), asked)).toMatchObject({ error: { code: 'forbidden' } })
    expect(await savePayoutAccount(deps, member('owner'), asked)).toEqual({ ok: true, value: { holder: 'M… R…' } })
    expect(world.written).toEqual([['savePayoutAccount', vendorId, '3000-9999']])
  })
})

describe('before the operator', () => {
  it('[ONB-1] goes a shop with all of its checklist, and no other', async () => {
    const { world, deps } = aShop({ bankAccountNumber: '' }, { hasProduct: false })
    expect(await submitShop(deps, member('owner'), { vendorId })).toEqual({
      ok: false,
      error: { code: 'shop_incomplete', missing: ['product', 'payout'] },
    })
    expect(world.written).toEqual([])
    const whole = aShop()
    expect(await submitShop(whole.deps, member('owner'), { vendorId })).toEqual({
      ok: true,
      value: { state: 'submitted' },
    })
    expect(whole.world.written).toEqual([['submit', vendorId]])
  })

  it('[ONB-6] a shop that waits is answered, with a mail named by the entry of the log', async () => {
    const { world, deps } = aShop({}, { submittedAtMs: 1 })
    expect(await reviewShop(deps, operator, { vendorId, reason: 'No street' })).toEqual({ ok: true, value: null })
    expect(world.written).toMatchObject([
      ['review', vendorId, { reason: 'No street', message: { id: 'shop.reviewed.mail:aud_one' } }],
    ])
  })

  it.each<{ what: string; status: Partial<ShopStatus>; reason: string | null; outcome: string }>([
    { what: 'is approved', status: { isApproved: true }, reason: 'no', outcome: 'shop_state' },
    { what: 'is approved, said again', status: { isApproved: true }, reason: null, outcome: 'ok' },
    { what: 'is a draft', status: {}, reason: null, outcome: 'shop_state' },
    { what: 'is suspended', status: { isSuspended: true }, reason: null, outcome: 'shop_state' },
    { what: 'was declined so already', status: { declineReason: 'no' }, reason: 'no', outcome: 'ok' },
  ])('[ONB-6] one that $what is left alone', async ({ status, reason, outcome }) => {
    const { world, deps } = aShop({}, status)
    const result = await reviewShop(deps, operator, { vendorId, reason })
    expect(result.ok ? 'ok' : result.error.code).toBe(outcome)
    expect(world.written).toEqual([])
  })

  it('only the operator answers', async () => {
    const { deps } = aShop({}, { submittedAtMs: 1 })
    expect(await reviewShop(deps, member('owner'), { vendorId, reason: null })).toMatchObject({
      error: { code: 'forbidden' },
    })
  })
})
