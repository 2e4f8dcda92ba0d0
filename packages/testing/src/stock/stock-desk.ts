import { derivedId, idOf, type MovementId, type TransferId } from '@onhand/domain/ids'
import type { CountEntry } from '@onhand/domain/inventory/count-verdict'
import { settleUnits } from '@onhand/domain/inventory/settle-units'
import type { Stock, StockChange } from '@onhand/domain/inventory/stock'
import { arrive, dispatch, incomingUnits, sentUnits } from '@onhand/domain/inventory/transfer'
import type { Availability, StockMovement, Transit } from '@onhand/domain/inventory/types'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '@onhand/service/deps'
import type { CountLine, StockCount } from '@onhand/service/stock/count-ports'
import type { Transfer } from '@onhand/service/stock/transfer-ports'
import { aLot, aStock, LEEDS, LONDON, NOW_MS, SKU } from '../inventory/builders.ts'

type ClaimedLine = { readonly version: number; readonly deltaUnits: number; readonly by: string }
type Deps = Pick<ServiceDeps, 'stockTransfers' | 'stockCounts' | 'stockRoom' | 'vendors' | 'nowMs' | 'newId' | 'log'>

/** A log that says nothing. */
export const quietLog = { info() {}, warn() {}, error() {} }

/** One SKU of a shop with two places, a transfer and a count, decided by the domain's own rules; it can die before a step. */
export class StockDesk {
  static readonly VENDOR = idOf('vendor', 'vnd_desk')
  static readonly COUNT = idOf('count', 'cnt_desk')
  static readonly SKU = SKU
  nowMs = NOW_MS
  transfer: Transfer | null = null
  /** The process dies before this step, once. */
  crashAt: string | null = null
  #stock: Stock
  #changedAtMs = NOW_MS
  readonly #transits = new Map<MovementId, Transit>()
  readonly #movements = new Map<MovementId, StockMovement>()
  #line: CountLine | null = null
  #version = 0
  /** Somebody counts so many more once an approver has read what was counted. */
  recount: number | null = null
  #countedUnits = 0
  readonly #bookUnits: number

  constructor(units: number) {
    this.#stock = aStock([aLot({ onHandUnits: units })])
    this.#bookUnits = units
  }

  /** A draft of `units` from London to Leeds. */
  draft(id: TransferId, units: number): void {
    const line = { position: 0, skuId: SKU, lotId: null, units, sentUnits: null, receivedUnits: null }
    const places = { fromLocationId: LONDON, toLocationId: LEEDS }
    const times = { createdAtMs: NOW_MS, sentAtMs: null, receivedAtMs: null }
    const head = { id, vendorId: StockDesk.VENDOR, status: 'draft' as const, note: '', createdBy: 'ada' }
    this.transfer = { ...head, ...places, ...times, lines: [line] }
  }

  /** Somebody counted so many. */
  counted(units: number): void {
    this.#countedUnits = units
    this.#version += 1
    const line = { countId: StockDesk.COUNT, skuId: SKU, movementId: derivedId('movement', StockDesk.COUNT, 'n') }
    this.#line = { ...line, status: 'open', deltaUnits: null, settledBy: null }
  }

  /** Where the units are. */
  units(): { here: number; there: number; onTheWay: number } {
    const at = (locationId: string) =>
      this.#stock.lots.filter((lot) => lot.locationId === locationId).reduce((sum, lot) => sum + lot.onHandUnits, 0)
    return { here: at(LONDON), there: at(LEEDS), onTheWay: incomingUnits([...this.#transits.values()], LEEDS) }
  }

  deps(): Deps {
    const place = (id: string) => ({ id, name: id, timeZone: 'Europe/London' })
    return {
      nowMs: () => this.nowMs,
      newId: (kind) => idOf(kind, derivedId(kind, `x_made${this.nowMs}`)),
      log: quietLog,
      vendors: { records: async () => [{ locations: [place(LONDON), place(LEEDS)] }] } as unknown as Deps['vendors'],
      stockRoom: this.#room(),
      stockTransfers: this.#transfers(),
      stockCounts: this.#counts(),
    }
  }

  #room(): Deps['stockRoom'] {
    const availability = (): Availability => ({
      skuId: SKU,
      availableUnits: this.units().here + this.units().there,
      asOfMs: this.nowMs,
      version: 1,
      locations: [],
    })
    const keep = <Refusal>(result: Result<StockChange, Refusal>) => {
      if (!result.ok) return result
      this.#stock = result.value.stock
      for (const movement of result.value.movements) this.#movements.set(movement.movementId, movement)
      if (result.value.transit) this.#transits.set(result.value.transit.movementId, result.value.transit)
      return ok(availability())
    }
    const facts = { knownTimeZone: null, nowMs: this.nowMs }
    const transit = (id: MovementId) => this.#transits.get(id) ?? null
    return {
      lots: async () => [],
      expectGoods: async () => ok(null),
      shelf: async () => ({ levels: [], lots: [], expected: [] }),
      quarantine: async () => ok(availability()),
      settleUnits: async (_skuId, settlement) => {
        this.#pass('settleUnits')
        const existing = this.#movements.get(settlement.movementId) ?? null
        return keep(settleUnits(this.#stock, existing, { ...settlement, ...facts }))
      },
      dispatch: async (_skuId, request) => {
        this.#pass('dispatch')
        const result = keep(dispatch(this.#stock, transit(request.movementId), { ...request, nowMs: this.nowMs }))
        const left = transit(request.movementId)
        return result.ok ? ok({ sentUnits: left ? sentUnits(left) : 0 }) : result
      },
      arrive: async (_skuId, request) => {
        this.#pass('arrive')
        return keep(arrive(this.#stock, transit(request.movementId), { ...request, ...facts }))
      },
    }
  }

  #transfers(): Deps['stockTransfers'] {
    const stored = {
      find: async () => this.transfer,
      step: async (_id: TransferId, step: Parameters<Deps['stockTransfers']['step']>[1]) => {
        if (step.to === 'received') this.#pass('received')
        if (this.transfer?.status !== step.from) return false
        this.#write({ ...this.transfer, status: step.to }, 'receivedUnits', step.received ?? [])
        return true
      },
      sent: async (_id: TransferId, lines: readonly { readonly position: number; readonly units: number }[]) => {
        this.#pass('sent')
        if (this.transfer?.status !== 'sending') return false
        this.#write({ ...this.transfer, status: 'sent' }, 'sentUnits', lines)
        return true
      },
      interrupted: async (beforeMs: number) => {
        const isHalf = this.transfer?.status === 'sending' || this.transfer?.status === 'receiving'
        return this.transfer && isHalf && this.#changedAtMs < beforeMs ? [this.transfer.id] : []
      },
    }
    return stored as unknown as Deps['stockTransfers']
  }

  #write(
    transfer: Transfer,
    column: 'sentUnits' | 'receivedUnits',
    units: readonly { readonly position: number; readonly units: number }[],
  ): void {
    const found = (position: number) => units.find((one) => one.position === position)?.units
    const lines = transfer.lines.map((line) => ({ ...line, [column]: found(line.position) ?? line[column] }))
    this.transfer = { ...transfer, lines }
    this.#changedAtMs = this.nowMs
  }

  #counts(): Deps['stockCounts'] {
    const head = { id: StockDesk.COUNT, vendorId: StockDesk.VENDOR, locationId: LONDON, name: 'Monday' }
    const count: StockCount = { ...head, status: 'open', createdBy: 'ada', createdAtMs: NOW_MS, closedAtMs: null }
    const stored = {
      find: async () => count,
      line: async () => this.#line && { ...this.#line, version: this.#version },
      entries: async () => {
        const read = [this.#entry()]
        if (this.recount !== null) this.counted(this.recount)
        return read
      },
      claim: async (_id: string, _sku: string, claim: ClaimedLine) => {
        if (this.#line?.status !== 'open' || claim.version !== this.#version) return false
        this.#line = { ...this.#line, status: 'settling', deltaUnits: claim.deltaUnits, settledBy: claim.by }
        return true
      },
      settle: async (_id: string, _sku: string, settled: { readonly status: 'settled' | 'refused' }) => {
        if (this.#line) this.#line = { ...this.#line, status: settled.status }
      },
      interrupted: async () => (this.#line?.status === 'settling' ? [this.#line] : []),
    }
    return stored as unknown as Deps['stockCounts']
  }

  #entry(): CountEntry {
    return { actorId: 'bo', countedUnits: this.#countedUnits, bookUnits: this.#bookUnits, atMs: NOW_MS }
  }

  #pass(step: string): void {
    if (this.crashAt !== step) return
    this.crashAt = null
    throw new Error('crash')
  }
}
