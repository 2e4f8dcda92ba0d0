import { draft, draftSku } from '@onhand/domain/data-import/draft'
import type { Draft } from '@onhand/domain/data-import/draft'
import { PERMISSIONS } from '@onhand/domain/identity/permissions'
import { ID_PREFIXES, idOf, type ImportRunId, type VendorId } from '@onhand/domain/ids'
import { advanceImport, continueImports } from '@onhand/service/data-import/advance-import'
import { createImport } from '@onhand/service/data-import/create-import'
import { type ImportStep, moveImport } from '@onhand/service/data-import/move-import'
import { putItems } from '@onhand/service/data-import/put-items'
import type { StepDeps } from '@onhand/service/data-import/step-import'
import type { ImportRefusal, ImportView } from '@onhand/service/data-import/view-import'
import type { Result } from '@onhand/domain/result'
import type { StorePorts } from '@onhand/service/deps'
import { describe, expect, it } from 'vitest'
import { countingStock } from '../data-import/counting-stock.ts'
import { aWorld, NOW_MS, type OpenStore } from './store-world.ts'

const STEPS_MAX = 30
let made = 0
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

function accepted<Value>(result: Result<Value, ImportRefusal>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

function tea(code: string, price = '4.50', over: Partial<Draft> = {}): Draft {
  const skus = [draftSku({ line: 2, code, price, stockUnits: 7 })]
  return draft({ line: 2, code, title: `Tea ${code}`, description: 'Leaves', skus, ...over })
}

/** A shop, and imports into it by a person who may. */
async function aShop(open: OpenStore) {
  const store = await open()
  const world = aWorld()
  const record = world.vendor()
  await store.vendors.upsert(record, NOW_MS)
  const { stock, units } = countingStock()
  let nowMs = NOW_MS
  const depsOf = (ports: StorePorts): StepDeps & { wakeOutbox: () => void } => ({
    ...ports,
    stock: stock as StepDeps['stock'],
    nowMs: () => nowMs,
    log: silent,
    wakeOutbox: () => undefined,
    newId: (kind) => {
      made += 1
      return idOf(kind, `${ID_PREFIXES[kind]}_import${made}`)
    },
  })
  const actor = {
    kind: 'person' as const,
    personId: idOf('person', 'per_ada'),
    email: 'ada@example.com',
    isEmailVerified: true,
    isOperator: false,
    memberships: [{ vendorId: record.id, permissions: PERMISSIONS }],
  }
  const stockOf = (prefix: string) =>
    [...units].filter(([skuId]) => skuId.includes(prefix)).reduce((sum, [, count]) => sum + count, 0)
  return {
    store,
    world,
    record,
    actor,
    units,
    stockOf,
    depsOf,
    later: (ms: number) => {
      nowMs += ms
    },
    titles: async () => (await productsOf(store, record.id)).map(({ title }) => title).sort(),
  }
}

function productsOf(store: StorePorts, vendorId: VendorId) {
  return store.products.recordsAfter(vendorId, null, 100)
}

/** An import of drafts, uploaded; `finish` steps until nothing is left. */
async function anImport(shop: Awaited<ReturnType<typeof aShop>>, open: OpenStore, drafts: readonly Draft[]) {
  made += 1
  const runId: ImportRunId = idOf('importRun', `imp_${String(made).padStart(26, shop.world.key)}`.slice(0, 30))
  const key = { vendorId: shop.record.id, runId }
  const deps = shop.depsOf(shop.store)
  const [place] = shop.record.locations
  if (!place) throw new Error('the shop has no place')
  const create = () =>
    createImport(deps, shop.actor, {
      ...key,
      fileName: 'tea.csv',
      format: 'generic',
      choices: {
        locationId: place.id,
        taxRateBps: 500,
        stock: 'new',
        publish: 'as_file',
        dropsBadBarcodes: false,
      },
      rowCount: drafts.length,
      rowsJoined: 0,
      itemCount: drafts.length,
    })
  const items = drafts.map((one, position) => ({ position, draft: one, problems: [] }))
  accepted(await create())
  for (let at = 0; at < items.length; at += 50)
    accepted(await putItems(deps, shop.actor, { ...key, items: items.slice(at, at + 50) }))
  const move = async (step: ImportStep) => accepted(await moveImport(deps, shop.actor, { ...key, step }))
  const advance = async (using: StepDeps & { wakeOutbox: () => void } = deps): Promise<ImportView> =>
    accepted(await advanceImport(using, shop.actor, key))
  const finish = async (step: ImportStep): Promise<ImportView> => {
    let view = await move(step)
    for (let steps = 0; steps < STEPS_MAX && /ing$/.test(view.run.state); steps += 1) view = await advance()
    return view
  }
  return { runId, key, create, items, move, advance, finish, deps, another: async () => shop.depsOf(await open()) }
}

/** Imports over a real store: repeated, raced, broken off, undone. */
export function describeImports(open: OpenStore): void {
  describe('imports', () => {
    it('[DIO-1] [DIO-2] go from the file over a dry run into the shop, and asking twice is asking once', async () => {
      const shop = await aShop(open)
      const bad = tea('bad', 'dear')
      const run = await anImport(shop, open, [tea('green'), bad, tea('black')])
      accepted(await run.create())
      accepted(await putItems(run.deps, shop.actor, { ...run.key, items: run.items }))
      const checked = await run.finish('check')
      expect(checked.counts).toMatchObject({ outcomes: { new: 2, refused: 1 }, goodRows: 2, badRows: 1 })
      expect(await shop.titles()).toEqual([])

      const done = await run.finish('start')
      expect(done).toMatchObject({ run: { state: 'done' }, counts: { states: { written: 2, refused: 1 } } })
      expect((await run.move('start')).run.state).toBe('done')
      await run.advance()
      expect(await shop.titles()).toEqual(['Tea black', 'Tea green'])
      expect([...shop.units.values()]).toEqual([7, 7])

      const log = await shop.store.audit.list(shop.record.id, { cursor: null, limit: 20, action: null, actorId: null })
      expect(log.items.map(({ action }) => action).sort()).toEqual(['import.created', 'import.done', 'import.started'])
    })

    it('[DIO-2] find what is there unchanged, change what differs, and undo exactly that [DIO-4]', async () => {
      const shop = await aShop(open)
      await (async (first) => first.finish('check').then(() => first.finish('start')))(
        await anImport(shop, open, [tea('green'), tea('black')]),
      )
      const before = await productsOf(shop.store, shop.record.id)
      const run = await anImport(shop, open, [tea('green', '5.00'), tea('black'), tea('white')])
      expect((await run.finish('check')).counts.outcomes).toEqual({ new: 1, changed: 1, unchanged: 1, refused: 0 })
      await run.finish('start')
      expect(await shop.titles()).toEqual(['Tea black', 'Tea green', 'Tea white'])

      const undone = await run.finish('undo')
      expect(undone).toMatchObject({ run: { state: 'undone' }, counts: { states: { undone: 2, settled: 1 } } })
      const after = await productsOf(shop.store, shop.record.id)
      const content = (records: typeof before) =>
        records.map(({ version: _version, updatedAtMs: _at, ...rest }) => rest)
      expect(content(after)).toEqual(content(before))
      expect([...shop.units.values()]).toEqual([7, 7, 0])
    })

    it('[DIO-4] keep what somebody changed or sold since', async () => {
      const shop = await aShop(open)
      const run = await anImport(shop, open, [tea('edited'), tea('sold'), tea('free')])
      await run.finish('check')
      await run.finish('start')
      const products = await productsOf(shop.store, shop.record.id)
      const edited = products.find(({ title }) => title === 'Tea edited')
      const sold = products.find(({ title }) => title === 'Tea sold')?.skus[0]
      if (!edited || !sold) throw new Error('not imported')
      await shop.store.products.save({
        vendorId: shop.record.id,
        record: { ...edited, title: 'Tea, edited by hand' },
        expectedVersion: edited.version,
        audit: null,
        nowMs: NOW_MS,
      })
      const line = shop.world.line(1, { skuId: sold.id })
      await shop.store.orders.insertPlaced(
        shop.world.group({ orders: [shop.world.order(1, { vendorId: shop.record.id, lines: [line] })] }),
        {
          events: [],
          journals: [],
          outbox: [],
        },
      )
      const undone = await run.finish('undo')
      expect(undone.counts.states).toMatchObject({ undone: 1, kept: 2 })
      expect(await shop.titles()).toEqual(['Tea sold', 'Tea, edited by hand'])
      expect([...shop.units.values()].sort()).toEqual([0, 7, 7])
    })

    it('[DIO-2] go on after a step that died between writing and noting it, doubling nothing', async () => {
      const shop = await aShop(open)
      const run = await anImport(shop, open, [tea('a'), tea('b'), tea('c')])
      await run.finish('check')
      await run.move('start')
      const dying: typeof run.deps = {
        ...run.deps,
        dataImports: {
          ...run.deps.dataImports,
          settle: async () => {
            throw new Error('the lights went out')
          },
        },
      }
      await expect(run.advance(dying)).rejects.toThrow('the lights went out')
      const done = await run.finish('start')
      for (let steps = 0; steps < STEPS_MAX; steps += 1) await run.advance()
      expect((await run.advance()).counts.states).toMatchObject({ written: 3, planned: 0, writing: 0 })
      expect(done.run.id).toBe(run.runId)
      expect([...shop.units.values()]).toEqual([7, 7, 7])
      await run.finish('undo')
      expect(await shop.titles()).toEqual([])
      expect([...shop.units.values()]).toEqual([0, 0, 0])
    })

    it('[DIO-2] may be stepped by several windows at once', async () => {
      const shop = await aShop(open)
      const drafts = Array.from({ length: 30 }, (_, index) => tea(`t${index}`))
      const run = await anImport(shop, open, drafts)
      await run.finish('check')
      await run.move('start')
      const windows = await Promise.all([run.another(), run.another(), run.another()])
      for (let round = 0; round < 4; round += 1) await Promise.all(windows.map((deps) => run.advance(deps)))
      const done = await run.finish('start')
      expect(done.counts.states).toMatchObject({ written: 30 })
      expect(await shop.titles()).toHaveLength(30)
      expect([...shop.units.values()].every((count) => count === 7)).toBe(true)
    })

    it('[DIO-2] go on without their window', async () => {
      const shop = await aShop(open)
      const run = await anImport(shop, open, [tea('a'), tea('b')])
      await run.finish('check')
      await run.move('start')
      await continueImports(run.deps)
      expect(await shop.titles()).toEqual([])
      shop.later(60_000)
      await continueImports(run.deps)
      expect(await shop.titles()).toEqual(['Tea a', 'Tea b'])
      expect((await run.advance()).run.state).toBe('done')
    })

    it("are their shop's alone, and are refused out of their order", async () => {
      const shop = await aShop(open)
      const other = await aShop(open)
      const run = await anImport(shop, open, [tea('a')])
      const stranger = await moveImport(run.deps, other.actor, { ...run.key, step: 'check' })
      expect(stranger).toEqual({ ok: false, error: { code: 'forbidden' } })
      const elsewhere = await moveImport(run.deps, other.actor, {
        ...run.key,
        vendorId: other.record.id,
        step: 'check',
      })
      expect(elsewhere).toEqual({ ok: false, error: { code: 'not_found', what: 'import' } })
      expect(await moveImport(run.deps, shop.actor, { ...run.key, step: 'start' })).toEqual({
        ok: false,
        error: { code: 'import_state', state: 'uploading' },
      })
      expect((await run.move('cancel')).run.state).toBe('cancelled')
      expect(await putItems(run.deps, shop.actor, { ...run.key, items: run.items })).toMatchObject({
        error: { code: 'import_state' },
      })
    })

    it('wait with the dry run until all of the file is there', async () => {
      const shop = await aShop(open)
      const run = await anImport(shop, open, [])
      const missing = await createImport(run.deps, shop.actor, {
        ...run.key,
        runId: idOf('importRun', `imp_${'z'.repeat(20)}${String(made).padStart(6, '0')}`),
        fileName: 'x.csv',
        format: 'generic',
        choices: {
          locationId: shop.record.locations[0]?.id ?? idOf('location', 'loc_none'),
          taxRateBps: 0,
          stock: 'none',
          publish: 'draft',
          dropsBadBarcodes: true,
        },
        rowCount: 1,
        rowsJoined: 0,
        itemCount: 1,
      })
      const { run: opened } = accepted(missing)
      const asked = await moveImport(run.deps, shop.actor, { ...run.key, runId: opened.id, step: 'check' })
      expect(asked).toMatchObject({ error: { code: 'invalid_field', field: 'items' } })
    })
  })
}
