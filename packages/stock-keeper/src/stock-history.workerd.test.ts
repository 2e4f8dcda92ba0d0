import { env } from 'cloudflare:workers'
import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { idOf, type SkuId } from '@onhand/domain/ids'
import { type KeeperInput, type KeeperOutput, keeperModel } from '@onhand/testing/inventory/keeper-model'
import { isLinearizable, type Operation } from '@onhand/testing/linearizability/check'
import { expect, it } from 'vitest'
import type { StockKeeper } from './stock-keeper.ts'

const { STOCK } = env as unknown as { STOCK: DurableObjectNamespace<StockKeeper> }
const KINDS = [
  'reserve',
  'reserve',
  'reserve',
  'release',
  'allocate',
  'deallocate',
  'ship',
  'receive',
  'available',
] as const

/** A small generator with a seed, so that a history that failed can be made again. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Asks the keeper itself, without the port's retries: a call that was cut off stays unknown, as the checker expects. */
async function ask(skuId: SkuId, input: KeeperInput): Promise<KeeperOutput> {
  const keeper = STOCK.getByName(skuId)
  if (input.kind === 'available') return String((await keeper.availability()).availableUnits)
  if (input.kind === 'receive') {
    const result = await keeper.receive({
      movementId: idOf('movement', `mov_${input.id}`),
      locationId: idOf('location', 'loc_london'),
      timeZone: 'Europe/London',
      lotId: idOf('lot', `lot_${input.id.slice(0, 2)}`),
      lotCode: 'A1',
      expiryDate: null,
      units: input.units,
      reason: 'receipt',
    })
    return result.ok ? 'ok' : result.error.code
  }
  const reservationId = idOf('reservation', `rsv_${input.id}`)
  if (input.kind === 'reserve') {
    const expiresAtMs = Date.now() + 600_000
    const result = await keeper.reserve({ reservationId, units: input.units, expiresAtMs, locationIds: [] })
    if (result.ok) return 'ok'
    return result.error.code === 'insufficient_stock'
      ? `${result.error.code} ${result.error.availableUnits}`
      : result.error.code
  }
  const result = await keeper[input.kind](reservationId)
  return result.ok ? 'ok' : result.error.code
}

function nextInput(random: (below: number) => number): KeeperInput {
  const kind = KINDS[random(KINDS.length)] ?? 'available'
  const claim = random(30)
  if (kind === 'available') return { kind }
  if (kind === 'receive') return { kind, id: `r${random(12)}`, units: 3 }
  // The units follow from the id, so that a repeat is the same demand.
  if (kind === 'reserve') return { kind, id: `c${claim}`, units: 1 + (claim % 3) }
  return { kind, id: `c${claim}` }
}

/** Several clients at once, each one call after the other; the clock only counts, so calls and answers are in their true order. */
async function record(skuId: SkuId, seed: number, disturb: (skuId: SkuId) => Promise<void>) {
  const random = seeded(seed)
  const history: Operation<KeeperInput, KeeperOutput>[] = []
  let clock = 0
  const client = async () => {
    for (let n = 0; n < 25; n += 1) {
      const input = nextInput(random)
      const calledAt = clock++
      const output = await ask(skuId, input).catch(() => null)
      history.push({ calledAt, returnedAt: output === null ? Number.POSITIVE_INFINITY : clock++, input, output })
    }
  }
  const clients = Array.from({ length: 6 }, client)
  await disturb(skuId)
  await Promise.all(clients)
  return history
}

it.each([1, 2, 3, 4, 5])(
  '[INV-15] gives answers that one call after the other could have given (seed %i)',
  async (seed) => {
    const history = await record(idOf('sku', `sku_calm${seed}`), seed, async () => undefined)
    expect(history).toHaveLength(150)
    expect(isLinearizable(keeperModel, history)).toBe(true)
  },
)

it.each([6, 7, 8])('[INV-15] [INV-17] does so through evictions and crashes in between (seed %i)', async (seed) => {
  const history = await record(idOf('sku', `sku_rough${seed}`), seed, async (skuId) => {
    for (let n = 0; n < 3; n += 1) {
      await runInDurableObject(STOCK.getByName(skuId), (_, state) => state.abort('crash')).catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 5))
      await evictDurableObject(STOCK.getByName(skuId)).catch(() => undefined)
    }
  })
  expect(isLinearizable(keeperModel, history)).toBe(true)
})

it('[INV-15] would notice a unit that was promised twice', async () => {
  const skuId = idOf('sku', 'sku_forged')
  const history = await record(skuId, 9, async () => undefined)
  // After all others, so that what is left is beyond doubt, whichever order they came in.
  const left = await ask(skuId, { kind: 'available' })
  const input = { kind: 'reserve', id: 'c99', units: Number(left) + 1 } as const
  const refusal = await ask(skuId, input)
  expect(refusal).toBe(`insufficient_stock ${left}`)
  const ending = (output: KeeperOutput): Operation<KeeperInput, KeeperOutput>[] => [
    ...history,
    { calledAt: 1_000, returnedAt: 1_001, input: { kind: 'available' }, output: left },
    { calledAt: 1_002, returnedAt: 1_003, input, output },
  ]
  expect(isLinearizable(keeperModel, ending(refusal))).toBe(true)
  expect(isLinearizable(keeperModel, ending('ok'))).toBe(false)
})
