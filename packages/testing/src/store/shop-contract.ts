import { derivedId, idOf } from '@onhand/domain/ids'
import type { NewShop } from '@onhand/service/shop/ports'
import { describe, expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

/** What every ShopPort must do. */
export function describeShops(open: OpenStore): void {
  describe('shops', () => {
    describeRegistration(open)
    describeParts(open)
    describeReview(open)
  })
}

const change = (world: World, nowMs = NOW_MS) => ({ nowMs, audit: anAudit(world) })

function aNewShop(world: World, overrides: Partial<NewShop> = {}): NewShop {
  return {
    ...world.vendor({ isApproved: false, methods: [] }),
    ownerId: idOf('person', `per_${world.key}`),
    ...overrides,
  }
}

function describeRegistration(open: OpenStore): void {
  it('[ONB-2] registers a shop with its owner; the same again makes no second one', async () => {
    const store = await open()
    const world = aWorld()
    const shop = aNewShop(world)
    expect(await store.shops.register(shop, change(world))).toBe('registered')
    expect(await store.shops.register(shop, change(world))).toBe('repeated')
    const [member] = await store.memberships.shopsOf(shop.ownerId)
    expect(member).toMatchObject({ vendorId: shop.id, role: 'owner', isApproved: false })
    expect(
      (await store.audit.list(shop.id, { cursor: null, limit: 9, action: null, actorId: null })).items,
    ).toHaveLength(1)
    expect(await store.vendors.shop('en', shop.slug)).toBeNull()
  })

  it('calls a shop that has a name in one language only by that name', async () => {
    const store = await open()
    const world = aWorld()
    const shop = aNewShop(world, { names: { en: '', 'zh-Hant': '蕨' } })
    await store.shops.register(shop, change(world))
    expect(await store.memberships.shopsOf(shop.ownerId)).toMatchObject([{ vendorName: '蕨' }])
  })

  it('[ONB-2] gives a slug to one of many who ask at once, and writes nothing for the others', async () => {
    const stores = await Promise.all([open(), open(), open()])
    const worlds = stores.map(() => aWorld())
    const slug = `raced-${worlds[0]?.key}`
    const outcomes = await Promise.all(
      stores.map((store, index) => {
        const world = worlds[index] ?? aWorld()
        return store.shops.register(aNewShop(world, { slug }), change(world))
      }),
    )
    expect(outcomes.sort()).toEqual(['registered', 'slug_taken', 'slug_taken'])
    const [store] = stores
    const records = await store?.vendors.records(worlds.map((world) => world.vendor().id))
    expect(records).toHaveLength(1)
  })

  it('[ONB-2] never writes over a shop of somebody else', async () => {
    const store = await open()
    const world = aWorld()
    await store.vendors.upsert(world.vendor(), NOW_MS)
    expect(await store.shops.register(aNewShop(world, { slug: `x-${world.key}` }), change(world))).toBe('id_taken')
    expect(await store.vendors.records([world.vendor().id])).toMatchObject([{ slug: world.vendor().slug }])
    expect(await store.memberships.shopsOf(idOf('person', `per_${world.key}`))).toEqual([])
  })
}

function describeParts(open: OpenStore): void {
  const opened = async () => {
    const store = await open()
    const world = aWorld()
    await store.vendors.upsert(world.vendor(), NOW_MS)
    const record = async () => {
      const [found] = await store.vendors.records([world.vendor().id])
      if (!found) throw new Error('the shop is gone')
      return found
    }
    return { store, world, record, vendorId: world.vendor().id, before: await record() }
  }

  it('[ONB-7] saves the profile and leaves the rest', async () => {
    const { store, world, record, vendorId, before } = await opened()
    const { slug, taglines, legalName, taxNumber, email, accent, imageUrl } = before
    const names = { en: 'Named "anew"', 'zh-Hant': '改名了' }
    const profile = { slug, names, taglines, abouts: names, legalName, taxNumber, email, accent, imageUrl }
    expect(await store.shops.saveProfile(vendorId, profile, change(world))).toBe(true)
    expect(await record()).toEqual({ ...before, names, abouts: names })
  })

  it('[ONB-2] leaves a profile as it was when its slug is another shop’s', async () => {
    const { store, world, record, vendorId, before } = await opened()
    const other = aWorld()
    await store.vendors.upsert(other.vendor(), NOW_MS)
    const profile = { ...before, slug: other.vendor().slug, email: 'new@example.com' }
    expect(await store.shops.saveProfile(vendorId, profile, change(world))).toBe(false)
    expect(await record()).toEqual(before)
  })

  it('[ONB-8] closes a place once nothing is left in it, never the last one, and opens it again when it is saved', async () => {
    const { store, world, record, vendorId, before } = await opened()
    const [main] = before.locations
    if (!main) throw new Error('the shop has a place')
    const { shops } = store
    expect(await shops.closeLocation(vendorId, main.id, change(world))).toBe(false)
    expect(await shops.placeUse(vendorId, main.id)).toMatchObject({ isLast: true, stockUnits: 0 })
    const cellar = { ...main, id: derivedId('location', main.id, 'c'), name: 'Cellar', position: 1 }
    await shops.saveLocation(vendorId, cellar, change(world))
    await store.stockProjection.project([world.level('wine', 3, { locationId: cellar.id })], [])
    const order = world.order(1, { vendorId })
    const pickup = { ...order, delivery: { ...order.delivery, kind: 'pickup' as const, locationId: cellar.id } }
    await store.orders.insertPlaced(world.group({ orders: [pickup] }), { events: [], journals: [], outbox: [] })
    expect(await shops.closeLocation(vendorId, cellar.id, change(world))).toBe(false)
    expect(await shops.placeUse(vendorId, cellar.id)).toEqual({
      stockUnits: 3,
      incomingUnits: 0,
      orders: 1,
      transfers: 0,
      counts: 0,
      purchases: 0,
      isLast: false,
    })
    await store.stockProjection.project([world.level('wine', 0, { locationId: cellar.id, version: 2 })], [])
    await store.orders.change(world.change({ status: { from: ['placed'], to: 'cancelled' } }))
    const other = await opened()
    expect(await other.store.shops.closeLocation(other.vendorId, cellar.id, change(other.world))).toBe(false)
    const closings = await Promise.all([1, 2].map(() => shops.closeLocation(vendorId, cellar.id, change(world))))
    expect(closings.filter(Boolean)).toHaveLength(1)
    expect((await record()).locations.map((location) => location.id)).toEqual([main.id])
    expect(await shops.isClosedPlace(vendorId, cellar.id)).toBe(true)
    await shops.saveLocation(vendorId, cellar, change(world))
    expect((await record()).locations.map((location) => location.id)).toEqual([main.id, cellar.id])
    expect(await shops.isClosedPlace(vendorId, cellar.id)).toBe(false)
  })

  it('[ONB-7] saves a place, keeps its hours, and never touches one of another shop', async () => {
    const { store, world, record, vendorId, before } = await opened()
    const [main] = before.locations
    if (!main) throw new Error('the shop has a place')
    await store.shops.saveLocation(vendorId, { ...main, line1: '2 New Road' }, change(world))
    const added = { ...main, id: derivedId('location', main.id, 'b'), position: 1 }
    await store.shops.saveLocation(vendorId, added, change(world))
    const hours = { periods: [], closedDates: [] }
    expect((await record()).locations).toEqual([
      { ...main, line1: '2 New Road' },
      { ...added, hours },
    ])
    const stranger = await opened()
    await stranger.store.shops.saveLocation(stranger.vendorId, { ...main, line1: 'Mine now' }, change(stranger.world))
    expect((await record()).locations[0]?.line1).toBe('2 New Road')
    expect((await stranger.record()).locations).toEqual(stranger.before.locations)
  })

  it('[ONB-7] saves the hours of a place, breaks and closures, anew as a whole', async () => {
    const { store, world, record, before } = await opened()
    const [main] = before.locations
    if (!main) throw new Error('the shop has a place')
    const hours = {
      periods: [
        { weekday: 2, opensMinute: 540, closesMinute: 720 },
        { weekday: 2, opensMinute: 780, closesMinute: 1500 },
      ],
      closedDates: ['2026-12-25', '2027-01-01'],
    }
    await store.shops.saveHours(main.id, hours, change(world))
    await store.shops.saveHours(main.id, hours, change(world))
    expect((await record()).locations).toEqual([{ ...main, hours }])
    await store.shops.saveHours(main.id, { periods: null, closedDates: ['2027-02-03'] }, change(world))
    expect((await record()).locations[0]?.hours).toEqual({ ...hours, closedDates: ['2027-02-03'] })
    await store.shops.saveHours(main.id, { periods: [], closedDates: null }, change(world))
    expect((await record()).locations[0]?.hours).toEqual({ periods: [], closedDates: ['2027-02-03'] })
    await store.shops.saveHours(main.id, { periods: [], closedDates: [] }, change(world))
    expect((await record()).locations[0]?.hours).toEqual({ periods: [], closedDates: [] })
  })

  it('[ONB-7] saves ways to the buyer as a list: order, names, and those that are gone', async () => {
    const { store, world, record, vendorId, before } = await opened()
    const [method] = before.methods
    if (!method) throw new Error('the shop has a method')
    const van = { ...method, id: 'van', names: { en: 'Van', 'zh-Hant': '貨車' }, radiusKm: 12.5, freeOverMinor: 9_000 }
    await store.shops.saveMethods(vendorId, [van, method], change(world))
    expect(await record()).toEqual({ ...before, methods: [van, method] })
    await store.shops.saveMethods(vendorId, [van], change(world))
    expect((await record()).methods).toEqual([van])
    await store.shops.saveMethods(vendorId, [], change(world))
    expect((await record()).methods).toEqual([])
  })

  it('[ONB-5] keeps the account and the mode', async () => {
    const { store, world, record, vendorId, before } = await opened()
    await store.shops.savePayoutAccount(vendorId, '3000-7777', change(world))
    await store.shops.setSimple(vendorId, true, change(world))
    expect(await record()).toEqual({ ...before, bankAccountNumber: '3000-7777' })
    expect(await store.shops.status(vendorId)).toMatchObject({ isSimple: true, hasProduct: false })
  })
}

function describeReview(open: OpenStore): void {
  const message = (world: World, part: string) => ({
    id: `shop.reviewed.mail:${world.key}${part}`,
    type: 'shop.reviewed.mail' as const,
    version: 1,
    body: { vendorId: world.vendor().id, reason: null },
  })
  const waiting = async () => {
    const store = await open()
    const world = aWorld()
    const shop = aNewShop(world)
    await store.shops.register(shop, change(world))
    await store.shops.submit(shop.id, change(world, NOW_MS + 5))
    return { store, world, shop }
  }
  const isSent = async (store: Awaited<ReturnType<OpenStore>>, id: string) => (await store.outbox.find(id)) !== null

  it('[ONB-6] opens a shop that waits, once, with its mail', async () => {
    const { store, world, shop } = await waiting()
    expect(await store.shops.status(shop.id)).toMatchObject({ submittedAtMs: NOW_MS + 5, isApproved: false })
    const answer = { reason: null, message: message(world, 'a') }
    expect(await store.shops.review(shop.id, answer, change(world))).toBe(true)
    expect(await store.shops.status(shop.id)).toMatchObject({ submittedAtMs: null, isApproved: true })
    expect(await isSent(store, answer.message.id)).toBe(true)
    const late = { reason: 'no', message: message(world, 'b') }
    expect(await store.shops.review(shop.id, late, change(world))).toBe(false)
    expect(await isSent(store, late.message.id)).toBe(false)
    expect(await store.shops.status(shop.id)).toMatchObject({ isApproved: true, declineReason: null })
  })

  it('[ONB-6] sends a shop back with the reason, and takes it again', async () => {
    const { store, world, shop } = await waiting()
    await store.shops.review(shop.id, { reason: 'No street', message: message(world, 'a') }, change(world))
    expect(await store.shops.status(shop.id)).toMatchObject({ submittedAtMs: null, declineReason: 'No street' })
    await store.shops.submit(shop.id, change(world, NOW_MS + 9))
    expect(await store.shops.status(shop.id)).toMatchObject({ submittedAtMs: NOW_MS + 9, declineReason: null })
  })

  it('[ONB-6] counts one of several answers that come at once', async () => {
    const { world, shop } = await waiting()
    const stores = await Promise.all([open(), open(), open(), open()])
    const told = await Promise.all(
      stores.map((store, index) =>
        store.shops.review(
          shop.id,
          { reason: index % 2 ? 'no' : null, message: message(world, `r${index}`) },
          change(world),
        ),
      ),
    )
    expect(told.filter(Boolean)).toHaveLength(1)
    const [store] = stores
    const sent = await Promise.all(stores.map((_one, index) => store && isSent(store, message(world, `r${index}`).id)))
    expect(sent).toEqual(told)
  })

  it('lists those that wait, longest first, page by page', async () => {
    const first = await waiting()
    const second = await waiting()
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof first.store.shops.pending>> = await first.store.shops.pending({
        cursor,
        limit: 1,
      })
      seen.push(...page.items.map((item) => item.vendorId))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen.filter((id) => id === first.shop.id || id === second.shop.id)).toEqual([first.shop.id, second.shop.id])
    expect(new Set(seen).size).toBe(seen.length)
  })
}
