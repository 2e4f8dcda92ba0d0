import type { Locale } from '@onhand/domain/catalog/views'
import type { CategoryId, LocationId, MovementId, ProductId, SkuId, VendorId } from '@onhand/domain/ids'
import type { MovementReason, StockLot, StockMovement } from '@onhand/domain/inventory/types'
import type { AuditEntry } from '../identity/audit.ts'

/** A page of a list and where the next one starts. */
export type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }

/** What a SKU is called, for people who work with stock. */
export type SkuFacts = {
  readonly skuId: SkuId
  readonly productId: ProductId
  readonly title: string
  readonly skuTitle: string
  readonly code: string
  readonly gtin: string | null
  readonly imageUrl: string | null
  readonly unitCostMinor: number
  readonly currency: string
}

/** A line of the stock table: a SKU's projected numbers over the asked places together. */
export type StockRow = SkuFacts & {
  readonly onHandUnits: number
  readonly availableUnits: number
  readonly reservedUnits: number
  readonly allocatedUnits: number
  readonly quarantinedUnits: number
  readonly incomingUnits: number
  readonly earliestExpiryDate: string | null
  /** The highest threshold of the asked places; null when there is none. */
  readonly reorderUnits: number | null
  readonly isLow: boolean
}

/** How the stock table is narrowed. */
export const STOCK_STATES = ['all', 'low', 'out', 'expiring', 'incoming', 'quarantined'] as const
export type StockState = (typeof STOCK_STATES)[number]
/** How the stock table is sorted. */
export const STOCK_SORTS = ['title', 'available', 'expiry'] as const
export type StockSort = (typeof STOCK_SORTS)[number]

/** One page of the stock table. */
export type StockQuery = {
  readonly vendorId: VendorId
  readonly locale: Locale
  readonly locationId: LocationId | null
  readonly state: StockState
  readonly categoryId: CategoryId | null
  readonly words: string
  /** A lot expires soon up to this day. */
  readonly expiresUntil: string
  readonly sort: StockSort
  readonly cursor: string | null
  readonly limit: number
}

/** How many SKUs need a look. */
export type StockSummary = {
  readonly skuCount: number
  readonly lowCount: number
  readonly outCount: number
  readonly expiringCount: number
  readonly incomingCount: number
}

/** A movement with what it moved and what its maker said. */
export type MovementRow = StockMovement & {
  readonly title: string
  readonly skuTitle: string
  readonly code: string
  readonly lotCode: string
  readonly note: string
  readonly noteReference: string
  readonly unitCostMinor: number | null
  readonly actorId: string | null
}

/** One page of the movement ledger, newest first. */
export type MovementQuery = {
  readonly locationIds: readonly LocationId[]
  readonly locale: Locale
  readonly skuId: SkuId | null
  readonly reason: MovementReason | null
  readonly fromMs: number | null
  readonly toMs: number | null
  readonly cursor: string | null
  readonly limit: number
}

/** A lot with its SKU's name. */
export type LotRow = StockLot & Pick<SkuFacts, 'title' | 'skuTitle' | 'code' | 'unitCostMinor' | 'currency'>

/** What a person said about a movement. */
export type StockNote = {
  readonly movementId: MovementId
  readonly vendorId: VendorId
  readonly actorId: string
  readonly note: string
  readonly reference: string
  readonly unitCostMinor: number | null
  readonly atMs: number
}

/** From how many available units on a SKU is low at a place. */
export type Threshold = { readonly skuId: SkuId; readonly locationId: LocationId; readonly reorderUnits: number }

/** A SKU that is low at a place. */
export type AlertRow = Threshold &
  Pick<SkuFacts, 'title' | 'skuTitle' | 'code'> & { readonly availableUnits: number; readonly incomingUnits: number }

/** Lists over the projections: up to seconds old, never decided upon. */
export type StockListPort = {
  rows(query: StockQuery): Promise<Page<StockRow>>
  summary(query: Pick<StockQuery, 'vendorId' | 'locationId' | 'expiresUntil'>): Promise<StockSummary>
  movements(query: MovementQuery): Promise<Page<MovementRow>>
  expiring(query: {
    readonly locationIds: readonly LocationId[]
    readonly locale: Locale
    readonly until: string
    readonly cursor: string | null
    readonly limit: number
  }): Promise<Page<LotRow>>
  /** Names of SKUs of this shop; others are left out. */
  skuFacts(vendorId: VendorId, locale: Locale, skuIds: readonly SkuId[]): Promise<readonly SkuFacts[]>
  /** SKUs of this shop that carry the code or one of the GTINs. */
  skusByMark(
    vendorId: VendorId,
    locale: Locale,
    mark: { readonly gtins: readonly string[]; readonly code: string },
  ): Promise<readonly SkuFacts[]>
  /** Ids of a shop's SKUs in the order of the shelves: all, of a category and those below it, or those with units at the place. */
  skuIds(
    vendorId: VendorId,
    scope: { readonly categoryId: CategoryId | null; readonly locationId: LocationId | null },
    limit: number,
  ): Promise<readonly SkuId[]>
  /** Keeps what was said about a movement, with the audit entry. Repeating writes nothing. */
  note(note: StockNote, entry: AuditEntry): Promise<void>
}

/** Thresholds and who was told. */
export type StockAlertPort = {
  thresholds(skuIds: readonly SkuId[]): Promise<readonly Threshold[]>
  /** Null takes the threshold away. */
  setThreshold(
    vendorId: VendorId,
    threshold: { readonly skuId: SkuId; readonly locationId: LocationId; readonly reorderUnits: number | null },
    entry: AuditEntry,
  ): Promise<void>
  low(
    vendorId: VendorId,
    locale: Locale,
    page: { readonly cursor: string | null; readonly limit: number },
  ): Promise<Page<AlertRow>>
  /**
   * Marks what has become low and was not told as told, with one message per shop to write the mail, and forgets what was refilled.
   * A shop that was told within the last day waits. Answers how many shops.
   */
  tellLow(nowMs: number, limit: number): Promise<number>
  /** What a shop was told at that moment and is still low. */
  told(vendorId: VendorId, locale: Locale, toldAtMs: number): Promise<readonly AlertRow[]>
}
