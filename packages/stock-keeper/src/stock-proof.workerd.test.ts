import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { idOf, type SkuId } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import type { StockKeeper } from './stock-keeper.ts'
import { stockPort } from './stock-port.ts'
import { StockTables } from './stock-tables.ts'

const { STOCK } = env as unknown as { STOCK: DurableObjectNamespace<StockKeeper> }
const stock = stockPort(STOCK)
const LOCATIONS = [idOf('location', 'loc_london'), idOf('location', 'loc_leeds')] as const

async function receive(skuId: SkuId, lot: number, units: number) {
  await stock.receive(skuId, {
    movementId: idOf('movement', `mov_in${lot}`),
    locationId: LOCATIONS[lot % 2] ?? LOCATIONS[0],
    timeZone: 'Europe/London',
    lotId: idOf('lot', `lot_n${lot}`),
    lotCode: 'A',
    expiryDate: lot % 3 === 0 ? null : `2099-0${1 + lot}-01`,
    units,
    reason: 'receipt',
  })
}

/** What the rows themselves say, worked out apart from the counters the keeper maintains. */
async function rowsOf(skuId: SkuId) {
  return runInDurableObject(STOCK.getByName(skuId), (_, state) => {
    const rows = <Row extends Record<string, SqlStorageValue>>(sql: string) =>
      state.storage.sql.exec<Row>(sql).toArray()
    return {
      head: rows<{ open_reservations: number }>('SELECT open_reservations FROM stock'),
      held: rows<{ count: number }>("SELECT count(*) AS count FROM reservation WHERE state = 'held'"),
      lots: rows('SELECT lot_id, on_hand_units, reserved_units, allocated_units FROM lot ORDER BY lot_id'),
      claimed: rows(
        `SELECT json_extract(part.value, '$.lotId') AS lot_id,
           sum(CASE state WHEN 'held' THEN json_extract(part.value, '$.units') ELSE 0 END) AS reserved_units,
           sum(CASE state WHEN 'allocated' THEN json_extract(part.value, '$.units') ELSE 0 END) AS allocated_units
         FROM reservation, json_each(allocations) AS part GROUP BY 1 ORDER BY 1`,
      ),
      moved: rows('SELECT lot_id, sum(delta_units) AS on_hand_units FROM movement GROUP BY 1 ORDER BY 1'),
    }
  })
}

it('[INV-1] keeps counters that the single rows add up to, after hundreds of racing steps', async () => {
  const skuId = idOf('sku', 'sku_proof')
  for (let lot = 0; lot < 6; lot += 1) await receive(skuId, lot, 20)
  const shopper = async (n: number) => {
    const reservationId = idOf('reservation', `rsv_n${n}`)
    const locationIds = n % 4 === 0 ? [LOCATIONS[1], LOCATIONS[0]] : []
    const expiresAtMs = Date.now() + (n % 7 === 0 ? 20 : 600_000)
    const result = await stock.reserve(skuId, { reservationId, units: 1 + (n % 5), expiresAtMs, locationIds })
    if (!result.ok) return
    if (n % 3 === 0) await stock.release(skuId, reservationId)
    if (n % 3 === 1) await stock.allocate(skuId, reservationId)
    if (n % 6 === 1) await stock.ship(skuId, reservationId)
    if (n % 9 === 4) await stock.deallocate(skuId, reservationId)
  }
  await Promise.all(Array.from({ length: 150 }, (_, n) => shopper(n)))
  const { head, held, lots, claimed, moved } = await rowsOf(skuId)
  expect(head[0]?.open_reservations).toBe(held[0]?.count)
  const none = { reserved_units: 0, allocated_units: 0, on_hand_units: 0 }
  const worked = lots.map(({ lot_id }) => ({
    lot_id,
    ...none,
    ...claimed.find((row) => row['lot_id'] === lot_id),
    ...moved.find((row) => row['lot_id'] === lot_id),
  }))
  expect(lots.map((lot) => ({ ...lot }))).toEqual(worked.map((row) => expect.objectContaining(row)))
  for (const level of await stock.levels(skuId))
    expect(level.availableUnits + level.reservedUnits + level.allocatedUnits).toBe(level.onHandUnits)
})

it('[INV-1] has tables that refuse what a fault of ours would write', async () => {
  const skuId = idOf('sku', 'sku_checks')
  await receive(skuId, 0, 5)
  const refusals = await runInDurableObject(STOCK.getByName(skuId), (_, state) =>
    [
      'UPDATE lot SET reserved_units = 6',
      'UPDATE lot SET reserved_units = 3, allocated_units = 3',
      'UPDATE lot SET reserved_units = -1',
      'UPDATE lot SET on_hand_units = -1',
      'UPDATE lot SET on_hand_units = 4.5',
      'UPDATE stock SET projected_version = version + 1',
      'UPDATE stock SET open_reservations = -1',
      "INSERT INTO reservation VALUES ('rsv_x', 0, 'held', 1, '[]', '[]', NULL)",
      "INSERT INTO reservation VALUES ('rsv_x', 1, 'lost', 1, '[]', '[]', NULL)",
      "INSERT INTO reservation VALUES ('rsv_x', 1, 'released', 1, '[]', '[]', NULL)",
    ].filter((sql) => {
      try {
        state.storage.sql.exec(sql)
        return true
      } catch {
        return false
      }
    }),
  )
  expect(refusals).toEqual([])
})

it('[INV-19] prunes a bounded number at a time, and reads open reservations by index however many are finished', async () => {
  const skuId = idOf('sku', 'sku_prune')
  await receive(skuId, 0, 5)
  const { pruned, plans } = await runInDurableObject(STOCK.getByName(skuId), (_, state) => {
    const { sql } = state.storage
    sql.exec(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
       INSERT INTO reservation SELECT 'rsv_old' || i, 1, 'released', i, '[]', '[]', i FROM n`,
    )
    const tables = new StockTables(sql, skuId)
    const count = () => sql.exec<{ count: number }>('SELECT count(*) AS count FROM reservation').one().count
    const before = count()
    tables.prune(10_000, 1, 500)
    const plan = (query: string) =>
      sql
        .exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`)
        .toArray()
        .map((row) => row.detail)
        .join()
    return {
      pruned: before - count(),
      plans: [
        plan("SELECT min(expires_at_ms) FROM reservation WHERE state = 'held'"),
        plan("SELECT * FROM reservation WHERE state = 'held' AND expires_at_ms <= 5"),
        plan('SELECT reservation_id FROM reservation WHERE finished_at_ms < 5 ORDER BY finished_at_ms LIMIT 9'),
        plan('SELECT * FROM movement WHERE version > 5 ORDER BY version, movement_id LIMIT 9'),
        plan('SELECT * FROM lot JOIN location USING (location_id) WHERE on_hand_units > 0'),
      ],
    }
  })
  expect(pruned).toBe(500)
  for (const [index, name] of [
    'reservation_held',
    'reservation_held',
    'reservation_finished',
    'movement_version',
    'lot_on_hand',
  ].entries())
    expect(plans[index]).toContain(name)
})
