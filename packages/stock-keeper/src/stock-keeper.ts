import { DurableObject } from 'cloudflare:workers'
import type { LotId, ReservationId, SkuId } from '@onhand/domain/ids'
import { availabilityOf, levelsOf, nextSaleEndMs } from '@onhand/domain/inventory/availability'
import { expectGoods } from '@onhand/domain/inventory/expect-goods'
import { adjust, receive } from '@onhand/domain/inventory/move-stock'
import { quarantine } from '@onhand/domain/inventory/quarantine'
import { extend, reserve } from '@onhand/domain/inventory/reserve'
import { allocate, deallocate, expireClaims, release, ship } from '@onhand/domain/inventory/settle'
import { plainLotId, settleUnits } from '@onhand/domain/inventory/settle-units'
import { type Claim, type Lot, type Stock, type StockChange, unchanged } from '@onhand/domain/inventory/stock'
import { arrive, dispatch, sentUnits } from '@onhand/domain/inventory/transfer'
import type {
  Adjustment,
  Arrival,
  ArrivalRefusal,
  Availability,
  Dispatch,
  Expectation,
  ExpectationRefusal,
  MovementRefusal,
  Receipt,
  Reservation,
  ReservationRefusal,
  ReserveRefusal,
  ReserveRequest,
  Settlement,
  SettlementRefusal,
  StockLevel,
  StockLot,
} from '@onhand/domain/inventory/types'
import { err, ok, type Result } from '@onhand/domain/result'
import type { Shelf } from '@onhand/service/inventory/ports'
import { COALESCE_MS, confirmed, lotsOf, pendingMessage, raised, resent } from './projection-outbox.ts'
import { SharedTurn } from './shared-turn.ts'
import { StockWatchers } from './stock-watchers.ts'
import type { StockHead } from './stock-rows.ts'
import { StockTables } from './stock-tables.ts'

/** Repeats of a finished reservation are answered for this long [INV-19]. */
const FINISHED_KEPT_MS = 90 * 86_400_000
// Small, so that clearing a backlog never delays a shopper.
const PRUNED_AT_ONCE_MAX = 500
// When there was less to forget than that, the next look can wait.
const FORGET_EVERY_MS = 3_600_000

type Env = { readonly PROJECTION_QUEUE: Queue }
type Decide<Refusal> = (stock: Stock, existing: Claim | null, nowMs: number) => Result<StockChange, Refusal>
/** What a decision is about beside the lots on hand. */
type Subject = { readonly reservationId?: ReservationId; readonly lotId?: LotId }

/** Sole writer of one SKU's stock. Addressed by `idFromName(skuId)`. Every method may be repeated; refusals are values. */
export class StockKeeper extends DurableObject<Env> {
  readonly #tables: StockTables
  readonly #watchers: StockWatchers
  readonly #turn = new SharedTurn()
  // When the alarm is set for, so that it is written only to move earlier; the storage is asked after every start.
  #alarmAtMs: number | null = null
  // Only spares looks: a fresh object looks again.
  #forgetsAtMs = 0
  #sendTimer: ReturnType<typeof setTimeout> | null = null

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#tables = new StockTables(ctx.storage.sql, ctx.id.name)
    this.#watchers = new StockWatchers(ctx, () => this.#availability())
    ctx.blockConcurrencyWhile(async () => {
      this.#alarmAtMs = await ctx.storage.getAlarm()
      if (this.#tables.isEmpty) return
      this.#transact(() => this.#tables.migrate())
      const { version, projectedVersion } = this.#tables.head()
      // What the timer of a former life did not send.
      if (version > projectedVersion) this.#sendSoon()
    })
  }

  /** Says whose stock this is: locally the runtime forgets the name of an object that another process calls. */
  async introduce(skuId: SkuId): Promise<void> {
    this.#tables.introduce(skuId)
  }

  /** Claims `units` until `expiresAtMs`, or says how many are available. */
  async reserve(request: ReserveRequest): Promise<Result<Reservation, ReserveRefusal>> {
    return this.#claimStep(request.reservationId, (stock, existing, nowMs) =>
      reserve(stock, existing, { ...request, nowMs }),
    )
  }

  /** Lets a held claim last longer; an expired one is claimed anew, with a check. */
  async extend(reservationId: ReservationId, expiresAtMs: number): Promise<Result<Reservation, ReservationRefusal>> {
    return this.#claimStep(reservationId, (stock, existing, nowMs) => extend(stock, existing, { expiresAtMs, nowMs }))
  }

  /** Gives back a held claim. */
  async release(reservationId: ReservationId): Promise<Result<Reservation, ReservationRefusal>> {
    return this.#claimStep(reservationId, release)
  }

  /** Turns a held claim into an order's. */
  async allocate(reservationId: ReservationId): Promise<Result<Reservation, ReservationRefusal>> {
    return this.#claimStep(reservationId, allocate)
  }

  /** Gives back the claim of a cancelled order. */
  async deallocate(reservationId: ReservationId): Promise<Result<Reservation, ReservationRefusal>> {
    return this.#claimStep(reservationId, deallocate)
  }

  /** Takes an order's units off hand. */
  async ship(reservationId: ReservationId): Promise<Result<Reservation, ReservationRefusal>> {
    return this.#claimStep(reservationId, ship)
  }

  /** Adds arrived goods. */
  async receive(receipt: Receipt): Promise<Result<Availability, MovementRefusal>> {
    return this.#movementStep(receipt.lotId, (stock, _existing, nowMs) => {
      const knownTimeZone = this.#tables.timeZoneOf(receipt.locationId)
      return receive(stock, this.#tables.movement(receipt.movementId), { ...receipt, knownTimeZone, nowMs })
    })
  }

  /** Corrects one lot, up or down. */
  async adjust(adjustment: Adjustment): Promise<Result<Availability, MovementRefusal>> {
    return this.#movementStep(adjustment.lotId, (stock, _existing, nowMs) =>
      adjust(stock, this.#tables.movement(adjustment.movementId), { ...adjustment, nowMs }),
    )
  }

  /** Corrects a whole place: by a difference that was counted, or to a number. */
  async settleUnits(settlement: Settlement): Promise<Result<Availability, SettlementRefusal>> {
    return this.#movementStep(plainLotId(settlement.locationId), (stock, _existing, nowMs) => {
      const knownTimeZone = this.#tables.timeZoneOf(settlement.locationId)
      return settleUnits(stock, this.#tables.movement(settlement.movementId), { ...settlement, knownTimeZone, nowMs })
    })
  }

  /** Holds a lot back, or sets it free. */
  async quarantine(lotId: LotId, isQuarantined: boolean): Promise<Result<Availability, MovementRefusal>> {
    return this.#movementStep(lotId, (stock) => quarantine(stock, { lotId, isQuarantined }))
  }

  /** Lets goods leave for another place; answers how many left. */
  async dispatch(request: Dispatch): Promise<Result<{ readonly sentUnits: number }, MovementRefusal>> {
    const result = this.#commit(request.lotId === null ? {} : { lotId: request.lotId }, (stock, _existing, nowMs) =>
      dispatch(stock, this.#tables.transit(request.movementId), { ...request, nowMs }),
    )
    if (!result.ok) return result
    const transit = this.#tables.transit(request.movementId)
    return ok({ sentUnits: transit ? sentUnits(transit) : 0 })
  }

  /** Takes in what left under the same id. */
  async arrive(request: Arrival): Promise<Result<Availability, ArrivalRefusal>> {
    const result = this.#commit({}, (stock, _existing, nowMs) => {
      const transit = this.#tables.transit(request.movementId)
      const knownTimeZone = transit && this.#tables.timeZoneOf(transit.toLocationId)
      return arrive(stock, transit, { ...request, knownTimeZone, nowMs })
    })
    return result.ok ? ok(this.#availability()) : result
  }

  /** Notes what a supplier is to bring, or no longer. The newest revision counts. */
  async expectGoods(expectation: Expectation): Promise<Result<null, ExpectationRefusal>> {
    const result = this.#commit({}, (stock) =>
      expectGoods(stock, this.#tables.expectation(expectation.movementId), expectation),
    )
    return result.ok ? ok(null) : result
  }

  /** Levels, lots and what suppliers are still to bring, all of one version [STO-7]. Writes nothing. */
  async shelf(): Promise<Shelf> {
    return { levels: this.#levels(), lots: lotsOf(this.#read().stock), expected: this.#tables.expected() }
  }

  /** The lots with units on hand, first to expire first. Writes nothing. */
  async lots(): Promise<readonly StockLot[]> {
    return lotsOf(this.#read().stock)
  }

  /** What may be promised now. Writes nothing. */
  async availability(): Promise<Availability> {
    return this.#availability()
  }

  /** Every number per location. Writes nothing. */
  async levels(): Promise<readonly StockLevel[]> {
    return this.#levels()
  }

  #levels(): readonly StockLevel[] {
    const { head, stock, nowMs } = this.#read()
    return levelsOf(stock, {
      locationIds: this.#tables.locationIds(),
      version: head.version,
      nowMs,
      transits: this.#tables.openTransits(),
      expected: this.#tables.expected(),
    })
  }

  /** The projection was written up to `version`; more is sent if there is more [INV-16]. */
  async projected(version: number): Promise<void> {
    const isBehind = this.#transact(() => {
      const before = this.#tables.head()
      const after = confirmed(before, version)
      if (after.projectedVersion !== before.projectedVersion) {
        this.#tables.putHead(after)
        this.#forgetOld(after)
      }
      return after.projectedVersion < after.version
    })
    // In the same turn, so in the same commit: a confirmed SKU sleeps on instead of being woken to find nothing due.
    this.#wakeInTime({ mayMoveLater: true })
    if (isBehind) this.#sendSoon()
  }

  /** Watches the live stock over a hibernating WebSocket [INV-20]. */
  override async fetch(request: Request): Promise<Response> {
    return this.#watchers.accept(request)
  }

  override async webSocketMessage(socket: WebSocket): Promise<void> {
    this.#watchers.refuseMessage(socket)
  }

  /** Ends what is over, sends again what was not confirmed, forgets what is old. May run twice, early or late. */
  override async alarm(): Promise<void> {
    this.#alarmAtMs = null
    const isResendDue = this.#transact(() => {
      const nowMs = Date.now()
      this.#settle({}, (stock) => ok(unchanged(stock, null)))
      const head = this.#tables.head()
      this.#forgetOld(head)
      if (head.outboxDueAtMs === null || head.outboxDueAtMs > nowMs) return false
      this.#tables.putHead(resent(head, nowMs))
      return true
    })
    this.#wakeInTime()
    this.#watchers.changed()
    // A failed send is sent again by the alarm that was just armed; throwing would only spend the runtime's few retries.
    if (isResendDue) await this.#send().catch(() => undefined)
  }

  async #claimStep<Refusal>(
    reservationId: ReservationId,
    decide: Decide<Refusal>,
  ): Promise<Result<Reservation, Refusal>> {
    const turn = this.#turn.enter(Date.now())
    if (turn !== null) await turn
    const result = this.#commit({ reservationId }, decide)
    if (!result.ok) return result
    if (!result.value.claim) throw new Error('a step on a claim answered none')
    const { locationIds: _demand, ...reservation } = result.value.claim
    return ok(reservation)
  }

  #movementStep<Refusal>(lotId: LotId, decide: Decide<Refusal>): Result<Availability, Refusal> {
    const result = this.#commit({ lotId }, decide)
    return result.ok ? ok(this.#availability()) : err(result.error)
  }

  /** Load, decide, write in one transaction without an await; then wake in time and tell; then answer. */
  #commit<Refusal>(subject: Subject, decide: Decide<Refusal>): Result<StockChange, Refusal> {
    const { result, isChanged } = this.#transact(() => this.#settle(subject, decide))
    if (isChanged) {
      this.#wakeInTime()
      this.#sendSoon()
      this.#watchers.changed()
    }
    return result
  }

  #transact<Value>(run: () => Value): Value {
    try {
      return this.ctx.storage.transactionSync(run)
    } catch (error) {
      this.#tables.forget()
      throw error
    }
  }

  /** Inside a transaction: ends what is over, decides on what is left, writes what changed and raises the version with the levels. */
  #settle<Refusal>(subject: Subject, decide: Decide<Refusal>) {
    const nowMs = Date.now()
    const head = this.#tables.head()
    const stored = this.#tables.stock(head.openReservations, subject.lotId ?? null)
    const expired = expireClaims(stored, this.#tables.dueClaims(nowMs), nowMs)
    for (const claim of expired.claims) this.#tables.putClaim(claim, nowMs)
    const existing = subject.reservationId ? this.#tables.claim(subject.reservationId) : null
    const result = decide(expired.stock, existing, nowMs)
    const change: StockChange = result.ok ? result.value : { stock: expired.stock, claim: existing, movements: [] }
    const lots = change.stock.lots.filter((lot) => !stored.lots.includes(lot))
    const isLevelChanged =
      lots.length > 0 || change.expectation !== undefined || (head.saleEndsAtMs !== null && head.saleEndsAtMs <= nowMs)
    const isClaimChanged = change.claim !== existing
    if (isLevelChanged) this.#writeLevels(head, change, { before: stored.lots, lots, nowMs })
    if (isClaimChanged && change.claim) this.#tables.putClaim(change.claim, nowMs)
    return { result, isChanged: isLevelChanged || isClaimChanged }
  }

  #writeLevels(
    head: StockHead,
    change: StockChange,
    { before, lots, nowMs }: { before: readonly Lot[]; lots: readonly Lot[]; nowMs: number },
  ): void {
    this.#tables.migrate()
    for (const lot of lots)
      if (before.some(({ lotId }) => lotId === lot.lotId)) this.#tables.setLot(lot)
      else this.#tables.addLot(lot)
    const after = raised(this.#withStock(head, change.stock, nowMs), nowMs)
    for (const movement of change.movements) this.#tables.addMovement(movement, after.version)
    if (change.transit) this.#tables.putTransit(change.transit)
    if (change.expectation) this.#tables.putExpectation(change.expectation)
    this.#tables.putHead(after)
  }

  /** Inside a transaction that writes anyway: a SKU that sells much also forgets much [INV-19]. */
  #forgetOld(head: StockHead): void {
    const nowMs = Date.now()
    if (nowMs < this.#forgetsAtMs) return
    const gone = this.#tables.prune(nowMs - FINISHED_KEPT_MS, head.projectedVersion, PRUNED_AT_ONCE_MAX)
    this.#forgetsAtMs = gone < PRUNED_AT_ONCE_MAX ? nowMs + FORGET_EVERY_MS : nowMs
  }

  #withStock(head: StockHead, stock: Stock, nowMs: number): StockHead {
    const endsAtMs = nextSaleEndMs(stock, nowMs)
    return {
      ...head,
      openReservations: stock.openReservations,
      saleEndsAtMs: Number.isFinite(endsAtMs) ? endsAtMs : null,
    }
  }

  /** The present stock with what is over already ended, in memory only. */
  #read(): { head: StockHead; stock: Stock; nowMs: number } {
    const nowMs = Date.now()
    const head = this.#tables.head()
    const stored = this.#tables.stock(head.openReservations, null)
    return { head, stock: expireClaims(stored, this.#tables.dueClaims(nowMs), nowMs).stock, nowMs }
  }

  #availability(): Availability {
    const { head, stock, nowMs } = this.#read()
    return availabilityOf(stock, head.version, nowMs)
  }

  /**
   * Arms the alarm for the earliest instant at which anything is due [INV-18]. After a change it only moves earlier, for most changes need no move;
   * an alarm that comes early finds nothing and arms the next one.
   */
  #wakeInTime({ mayMoveLater } = { mayMoveLater: false }): void {
    const { outboxDueAtMs, saleEndsAtMs } = this.#tables.head()
    const due = [this.#tables.nextExpiryMs(), outboxDueAtMs, saleEndsAtMs].filter((atMs) => atMs !== null)
    const wakeAtMs = due.length === 0 ? null : Math.min(...due)
    const isEarlier = wakeAtMs !== null && (this.#alarmAtMs === null || wakeAtMs < this.#alarmAtMs)
    if (!isEarlier && (!mayMoveLater || wakeAtMs === this.#alarmAtMs)) return
    this.#alarmAtMs = wakeAtMs
    // Not awaited: in the same turn as the change, so that both are one commit; the output gate holds the answer until it is durable.
    void (wakeAtMs === null ? this.ctx.storage.deleteAlarm() : this.ctx.storage.setAlarm(wakeAtMs))
  }

  /** Tells the projection in a moment, once for all changes until then. Lost with the isolate; the alarm sends again. */
  #sendSoon(): void {
    if (this.#sendTimer !== null) return
    this.#sendTimer = setTimeout(() => {
      this.#sendTimer = null
      this.#send().catch(() => undefined)
    }, COALESCE_MS)
  }

  async #send(): Promise<void> {
    const message = pendingMessage(this.#tables, this.#read())
    if (message) await this.env.PROJECTION_QUEUE.send(message)
  }
}
