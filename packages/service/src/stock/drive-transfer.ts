import { derivedId, type TransferId } from '@onhand/domain/ids'
import type { ServiceDeps } from '../deps.ts'
import { ownPlace } from './own.ts'
import type { Transfer, TransferLine, TransferStatus } from './transfer-ports.ts'

/** What driving a transfer needs. */
export type DriveDeps = Pick<ServiceDeps, 'stockTransfers' | 'stockRoom' | 'vendors' | 'nowMs' | 'log'>

/**
 * Drives a transfer that is being sent or received to its end: every line is asked of its keeper under an id that follows from the transfer,
 * so whatever was interrupted, units leave once and arrive once [INV-24, INV-25]. Answers where it stands then.
 */
export async function driveTransfer(deps: DriveDeps, id: TransferId): Promise<TransferStatus | null> {
  const transfer = await deps.stockTransfers.find(id)
  if (transfer?.status === 'sending') return send(deps, transfer)
  if (transfer?.status === 'receiving') return receive(deps, transfer)
  return transfer?.status ?? null
}

async function send(deps: DriveDeps, transfer: Transfer): Promise<TransferStatus> {
  const lines = await Promise.all(
    transfer.lines.map(async (line) => ({ position: line.position, units: await dispatchLine(deps, transfer, line) })),
  )
  const atMs = deps.nowMs()
  if (lines.every(({ units }) => units === 0)) {
    // Nothing was free to go: nothing is on its way.
    await deps.stockTransfers.step(transfer.id, { from: 'sending', to: 'draft', atMs }, null)
    return 'draft'
  }
  await deps.stockTransfers.sent(transfer.id, lines, atMs)
  return 'sent'
}

async function dispatchLine(deps: DriveDeps, transfer: Transfer, line: TransferLine): Promise<number> {
  const { fromLocationId, toLocationId, id: reference } = transfer
  const { lotId, units } = line
  const request = { movementId: movementOf(transfer, line), fromLocationId, toLocationId, lotId, units, reference }
  const result = await deps.stockRoom.dispatch(line.skuId, request)
  if (result.ok) return result.value.sentUnits
  deps.log.warn('transfer.line_refused', { transferId: transfer.id, skuId: line.skuId, code: result.error.code })
  return 0
}

async function receive(deps: DriveDeps, transfer: Transfer): Promise<TransferStatus> {
  const place = await ownPlace(deps, transfer.vendorId, transfer.toLocationId)
  if (!place.ok) throw new Error(`the place that ${transfer.id} goes to is gone`)
  const { timeZone } = place.value
  await Promise.all(
    transfer.lines.map(async (line) => {
      if (!line.sentUnits) return
      const receivedUnits = line.receivedUnits ?? line.sentUnits
      const arrival = { movementId: movementOf(transfer, line), receivedUnits, timeZone, reference: transfer.id }
      const result = await deps.stockRoom.arrive(line.skuId, arrival)
      if (!result.ok) throw new Error(`${line.skuId} of ${transfer.id} does not arrive: ${result.error.code}`)
    }),
  )
  await deps.stockTransfers.step(transfer.id, { from: 'receiving', to: 'received', atMs: deps.nowMs() }, null)
  return 'received'
}

function movementOf(transfer: Transfer, line: TransferLine) {
  return derivedId('movement', transfer.id, `l${line.position}`)
}
