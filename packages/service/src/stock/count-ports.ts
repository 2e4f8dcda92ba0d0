import type { Locale } from '@onhand/domain/catalog/views'
import type { CountId, EventId, LocationId, MovementId, SkuId, VendorId } from '@onhand/domain/ids'
import type { CountEntry } from '@onhand/domain/inventory/count-verdict'
import type { AuditEntry } from '../identity/audit.ts'
import type { Page, SkuFacts } from './ports.ts'

/** A stock count: a sheet of SKUs at one place. */
export type StockCount = {
  readonly id: CountId
  readonly vendorId: VendorId
  readonly locationId: LocationId
  readonly name: string
  readonly status: 'open' | 'closed' | 'cancelled'
  readonly createdBy: string
  readonly createdAtMs: number
  readonly closedAtMs: number | null
}

/** A count in a list, with how far it is. */
export type CountRow = StockCount & {
  readonly lineCount: number
  readonly countedCount: number
  readonly settledCount: number
}

/** Where a line stands: `settling` while its keeper is being asked, `refused` when buyers claim what is missing. */
export type CountLineStatus = 'open' | 'settling' | 'settled' | 'refused'

/** A line as counters see it: without the book. */
export type CountSheetLine = Pick<SkuFacts, 'title' | 'skuTitle' | 'code' | 'gtin' | 'imageUrl'> & {
  readonly skuId: SkuId
  readonly position: number
  readonly status: CountLineStatus
  /** What this person counted last; null when nothing. */
  readonly myCountedUnits: number | null
  readonly isCountedByOthers: boolean
}

/** A line as the store has it. */
export type CountLine = {
  readonly countId: CountId
  readonly skuId: SkuId
  readonly status: CountLineStatus
  readonly deltaUnits: number | null
  readonly movementId: MovementId
  readonly settledBy: string | null
}

/** A line for those who approve. */
export type CountReviewLine = CountLine &
  Pick<SkuFacts, 'title' | 'skuTitle' | 'code' | 'unitCostMinor' | 'currency'> & {
    readonly entries: readonly CountEntry[]
  }

/** Counts in the database. */
export type StockCountPort = {
  /** Writes the count with its lines. Repeating changes nothing; false when the id is another shop's. */
  start(
    count: StockCount,
    lines: readonly { readonly skuId: SkuId; readonly movementId: MovementId }[],
    entry: AuditEntry,
  ): Promise<boolean>
  find(id: CountId): Promise<StockCount | null>
  list(vendorId: VendorId, page: { readonly cursor: string | null; readonly limit: number }): Promise<Page<CountRow>>
  sheet(
    id: CountId,
    actorId: string,
    page: { readonly locale: Locale; readonly cursor: string | null; readonly limit: number },
  ): Promise<Page<CountSheetLine>>
  /** Keeps an entry, and puts a SKU that was not on the sheet onto it. A line that was refused is open again. False when the line or the count is done. */
  enter(
    entry: CountEntry & { readonly id: EventId; readonly countId: CountId; readonly skuId: SkuId },
    movementId: MovementId,
  ): Promise<boolean>
  /** The line and its version, which grows with whatever happens to it. */
  line(id: CountId, skuId: SkuId): Promise<(CountLine & { readonly version: number }) | null>
  entries(id: CountId, skuId: SkuId): Promise<readonly CountEntry[]>
  review(
    id: CountId,
    page: { readonly locale: Locale; readonly cursor: string | null; readonly limit: number },
  ): Promise<Page<CountReviewLine>>
  /** open → settling with the difference, by the first who asks; false when somebody did before, or when the line is of another version: it was counted since. */
  claim(
    id: CountId,
    skuId: SkuId,
    claim: { readonly version: number; readonly deltaUnits: number; readonly by: string; readonly atMs: number },
  ): Promise<boolean>
  /** settling → settled or refused, with the audit entry. Repeating changes nothing. */
  settle(
    id: CountId,
    skuId: SkuId,
    settled: { readonly status: 'settled' | 'refused'; readonly atMs: number },
    entry: AuditEntry,
  ): Promise<void>
  /** open → closed or cancelled; false when it is over already. Entries and settled lines stay. */
  end(id: CountId, status: 'closed' | 'cancelled', atMs: number, entry: AuditEntry): Promise<boolean>
  /** Lines that stand half way since before `beforeMs`. */
  interrupted(beforeMs: number, limit: number): Promise<readonly CountLine[]>
}
