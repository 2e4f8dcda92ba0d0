import { setTimeout as sleep } from 'node:timers/promises'
import type { SkuId } from '@onhand/domain/ids'
import type { OrderGroupView } from '@onhand/domain/ordering/types'
import type { ReplayTools } from './replay-sales.ts'

/** What the stock of one SKU should come to: received, less what orders hold, plus what was given back. */
export type Expected = ReadonlyMap<
  SkuId,
  { readonly receivedUnits: number; readonly soldUnits: number; readonly returnedUnits: number }
>

/** The stock keepers against the orders and against the projection. */
export type StockProof = {
  readonly skus: number
  readonly receivedUnits: number
  readonly soldUnits: number
  readonly returnedUnits: number
  readonly availableUnits: number
  readonly reservedUnits: number
  readonly oversoldSkus: number
  readonly problems: readonly string[]
}

const LOOK_MS = 2_000
const PAGE = 200

/** Adds up what every order ever placed in the replay's shop took and gave back, per SKU. */
export function expectedStock(received: ReadonlyMap<SkuId, number>, orders: readonly OrderGroupView[]): Expected {
  const expected = new Map(
    [...received].map(([skuId, receivedUnits]) => [skuId, { receivedUnits, soldUnits: 0, returnedUnits: 0 }]),
  )
  for (const { skuId, units, refundedUnits } of orders.flatMap((order) => order.orders.flatMap((one) => one.lines))) {
    const row = expected.get(skuId) ?? { receivedUnits: 0, soldUnits: 0, returnedUnits: 0 }
    expected.set(skuId, { ...row, soldUnits: row.soldUnits + units, returnedUnits: row.returnedUnits + refundedUnits })
  }
  return expected
}

/** Proves the stock; looks again for at most `waitMs`, because refunds restock and projections follow a moment later. */
export async function proveStock(tools: ReplayTools, expected: Expected, waitMs: number): Promise<StockProof> {
  const giveUpAtMs = Date.now() + waitMs
  for (;;) {
    const proof = await look(tools, expected)
    if (proof.problems.length === 0 || Date.now() > giveUpAtMs) return proof
    tools.log(`waiting for ${proof.problems.length} numbers of stock to agree`)
    await sleep(LOOK_MS)
  }
}

async function look(tools: ReplayTools, expected: Expected): Promise<StockProof> {
  const problems: string[] = []
  const seen = new Map<SkuId, { freeUnits: number; reservedUnits: number; minimum: number }>()
  let afterSkuId: SkuId | null = null
  for (;;) {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(tools, afterSkuId)
    for (const difference of page.differences)
      if (expected.has(difference.skuId))
        problems.push(
          `${difference.skuId}: ${difference.code} (keeper ${difference.keeperUnits}, projection ${difference.projectedUnits ?? 'none'})`,
        )
    for (const level of page.levels) {
      if (!expected.has(level.skuId)) continue
      const row = seen.get(level.skuId) ?? { freeUnits: 0, reservedUnits: 0, minimum: 0 }
      seen.set(level.skuId, {
        freeUnits: row.freeUnits + level.availableUnits + level.quarantinedUnits,
        reservedUnits: row.reservedUnits + level.reservedUnits,
        minimum: Math.min(row.minimum, level.availableUnits, level.onHandUnits),
      })
    }
    if (page.nextAfterSkuId === null) break
    afterSkuId = page.nextAfterSkuId
  }
  let oversoldSkus = 0
  for (const [skuId, { receivedUnits, soldUnits, returnedUnits }] of expected) {
    if (receivedUnits === 0 && soldUnits === 0) continue
    const row = seen.get(skuId)
    if (soldUnits - returnedUnits > receivedUnits || (row?.minimum ?? 0) < 0) oversoldSkus += 1
    const left = receivedUnits - soldUnits + returnedUnits
    const found = (row?.freeUnits ?? 0) + (row?.reservedUnits ?? 0)
    if (found !== left) problems.push(`${skuId}: ${found} units are left instead of ${left}`)
    if ((row?.reservedUnits ?? 0) > 0) problems.push(`${skuId}: ${row?.reservedUnits} units are still reserved`)
  }
  const rows = [...expected.values()]
  const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0)
  const levels = [...seen.values()]
  return {
    skus: rows.filter((row) => row.receivedUnits > 0).length,
    receivedUnits: sum((row) => row.receivedUnits),
    soldUnits: sum((row) => row.soldUnits),
    returnedUnits: sum((row) => row.returnedUnits),
    availableUnits: levels.reduce((total, row) => total + row.freeUnits, 0),
    reservedUnits: levels.reduce((total, row) => total + row.reservedUnits, 0),
    oversoldSkus,
    problems,
  }
}

/**
 * Waits until the lists show what the shop has received, for at most `waitMs`: shoppers come to shelves that are filled.
 * What is still missing then follows by itself.
 */
export async function waitForShelves(
  tools: ReplayTools,
  received: ReadonlyMap<SkuId, number>,
  waitMs: number,
): Promise<void> {
  const giveUpAtMs = Date.now() + waitMs
  for (;;) {
    const behind = (await look(tools, expectedStock(received, []))).problems.filter((problem) =>
      problem.includes('projection'),
    ).length
    if (behind === 0 || Date.now() > giveUpAtMs) return
    tools.log(`waiting for ${behind} shelves to show what is on them`)
    await sleep(LOOK_MS)
  }
}

function readPage(tools: ReplayTools, afterSkuId: SkuId | null) {
  return tools.operator.query('operator.stockCheck', { afterSkuId, limit: PAGE })
}
