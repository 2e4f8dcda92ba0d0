import type { Actor } from '@onhand/domain/identity/actor'
import type { TransferId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { type DriveDeps, driveTransfer } from './drive-transfer.ts'
import type { NotFound } from './own.ts'
import type { Transfer, TransferStatus } from './transfer-ports.ts'
import type { TransferState } from './transfers.ts'

type Deps = DriveDeps & Pick<ServiceDeps, 'newId'>
type Input = { readonly vendorId: VendorId; readonly transferId: TransferId }
type Refusal = OperateRefusal | NotFound | TransferState

/**
 * Sends a draft: as many units of every line leave as are free. Repeating sends nothing twice. Refused with `insufficient_stock` when
 * nothing was free; the draft stays then.
 */
export async function sendTransfer(
  deps: Deps,
  actor: Actor,
  input: Input,
): Promise<
  Result<
    { readonly status: TransferStatus },
    Refusal | { readonly code: 'insufficient_stock'; readonly availableUnits: number }
  >
> {
  const transfer = await own(deps, actor, input)
  if (!transfer.ok) return transfer
  await step(deps, actor, { transfer: transfer.value, from: 'draft', to: 'sending', action: 'stock.transfer_sent' })
  const status = await driveTransfer(deps, input.transferId)
  if (status === 'sent') return ok({ status })
  if (status === 'draft') return err({ code: 'insufficient_stock', availableUnits: 0 })
  return err({ code: 'transfer_state', status: status ?? 'cancelled' })
}

/**
 * Receives what was sent, with the units that really came; lines that are not named came as sent. Two who receive with different numbers:
 * the first is right, the other is refused.
 */
export async function receiveTransfer(
  deps: Deps,
  actor: Actor,
  input: Input & { readonly lines: readonly { readonly position: number; readonly units: number }[] },
): Promise<Result<{ readonly status: TransferStatus }, Refusal>> {
  const found = await own(deps, actor, input)
  if (!found.ok) return found
  const transfer = found.value
  const came = new Map(input.lines.map(({ position, units }) => [position, units]))
  const received = transfer.lines.map(({ position, sentUnits }) => ({
    position,
    units: sentUnits ? (came.get(position) ?? sentUnits) : 0,
  }))
  const isFirst = await step(deps, actor, {
    transfer,
    from: 'sent',
    to: 'receiving',
    action: 'stock.transfer_received',
    received,
  })
  if (!isFirst) {
    const now = await deps.stockTransfers.find(transfer.id)
    const isSame = received.every(
      ({ position, units }) => now?.lines.find((line) => line.position === position)?.receivedUnits === units,
    )
    if (!now || !isSame) return err({ code: 'transfer_state', status: now?.status ?? 'cancelled' })
  }
  const status = await driveTransfer(deps, transfer.id)
  return status === 'received' ? ok({ status }) : err({ code: 'transfer_state', status: status ?? 'cancelled' })
}

/** Gives a draft up. */
export async function cancelTransfer(deps: Deps, actor: Actor, input: Input): Promise<Result<null, Refusal>> {
  const found = await own(deps, actor, input)
  if (!found.ok) return found
  const transfer = found.value
  const isOver = await step(deps, actor, {
    transfer,
    from: 'draft',
    to: 'cancelled',
    action: 'stock.transfer_cancelled',
  })
  if (isOver || transfer.status === 'cancelled') return ok(null)
  return err({ code: 'transfer_state', status: transfer.status })
}

async function own(deps: Deps, actor: Actor, input: Input): Promise<Result<Transfer, OperateRefusal | NotFound>> {
  const allowed = inShop(actor, input.vendorId, 'stock.write')
  if (!allowed.ok) return allowed
  const transfer = await deps.stockTransfers.find(input.transferId)
  return transfer?.vendorId === input.vendorId ? ok(transfer) : err({ code: 'not_found', what: 'transfer' })
}

function step(
  deps: Deps,
  actor: Actor,
  move: {
    readonly transfer: Transfer
    readonly from: TransferStatus
    readonly to: TransferStatus
    readonly action: string
    readonly received?: readonly { readonly position: number; readonly units: number }[]
  },
): Promise<boolean> {
  const { transfer, from, to, action, received = [] } = move
  const { id: subjectId, vendorId, fromLocationId, toLocationId } = transfer
  const units = received.reduce((total, line) => total + line.units, 0)
  const facts = { fromLocationId, toLocationId, ...(received.length > 0 ? { units } : {}) }
  const entry = auditEntry(deps, actor, { vendorId, action, subjectId, facts })
  return deps.stockTransfers.step(transfer.id, { from, to, received, atMs: deps.nowMs() }, entry)
}
