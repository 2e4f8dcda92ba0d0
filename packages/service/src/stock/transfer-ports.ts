import type { Locale } from '@onhand/domain/catalog/views'
import type { LocationId, LotId, SkuId, TransferId, VendorId } from '@onhand/domain/ids'
import type { AuditEntry } from '../identity/audit.ts'
import type { Page, SkuFacts } from './ports.ts'

/** Where a transfer stands. `sending` and `receiving` last as long as the keepers are being asked. */
export const TRANSFER_STATUSES = ['draft', 'sending', 'sent', 'receiving', 'received', 'cancelled'] as const
export type TransferStatus = (typeof TRANSFER_STATUSES)[number]

/** One SKU of a transfer. `lotId` null: the lots that expire first. */
export type TransferLine = {
  readonly position: number
  readonly skuId: SkuId
  readonly lotId: LotId | null
  readonly units: number
  readonly sentUnits: number | null
  readonly receivedUnits: number | null
}

/** Goods that go from one place of a shop to another. */
export type Transfer = {
  readonly id: TransferId
  readonly vendorId: VendorId
  readonly fromLocationId: LocationId
  readonly toLocationId: LocationId
  readonly status: TransferStatus
  readonly note: string
  readonly createdBy: string
  readonly createdAtMs: number
  readonly sentAtMs: number | null
  readonly receivedAtMs: number | null
  readonly lines: readonly TransferLine[]
}

/** A transfer in a list. */
export type TransferRow = Omit<Transfer, 'lines'> & { readonly lineCount: number; readonly units: number }

/** A transfer with the names of its goods. */
export type TransferView = Omit<Transfer, 'lines'> & {
  readonly lines: readonly (TransferLine & Pick<SkuFacts, 'title' | 'skuTitle' | 'code' | 'gtin'>)[]
}

/** Transfers in the database. Every change is a compare-and-set on the status. */
export type StockTransferPort = {
  /** Writes or replaces a draft; false when it is no draft any more, or another shop's. */
  saveDraft(transfer: Transfer, entry: AuditEntry): Promise<boolean>
  find(id: TransferId): Promise<Transfer | null>
  list(
    vendorId: VendorId,
    page: { readonly statuses: readonly TransferStatus[]; readonly cursor: string | null; readonly limit: number },
  ): Promise<Page<TransferRow>>
  view(id: TransferId, locale: Locale): Promise<TransferView | null>
  /** draft → sending, draft → cancelled, sent → receiving with what arrived. False when it stands elsewhere. */
  step(
    id: TransferId,
    step: {
      readonly from: TransferStatus
      readonly to: TransferStatus
      readonly received?: readonly { readonly position: number; readonly units: number }[]
      readonly atMs: number
    },
    entry: AuditEntry | null,
  ): Promise<boolean>
  /** sending → sent with what left of each line; false when it is sent already. */
  sent(
    id: TransferId,
    lines: readonly { readonly position: number; readonly units: number }[],
    atMs: number,
  ): Promise<boolean>
  /** Transfers that stand half way since before `beforeMs`. */
  interrupted(beforeMs: number, limit: number): Promise<readonly TransferId[]>
}
