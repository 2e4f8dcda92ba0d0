import { derivedId } from '@onhand/domain/ids'
import type { ServiceDeps } from '../deps.ts'
import type { CountLine } from './count-ports.ts'
import { type DriveDeps, driveTransfer } from './drive-transfer.ts'
import { type SettleDeps, settleLine } from './settle-line.ts'

// Whoever asked is normally done within seconds.
const LEFT_ALONE_MS = 60_000
const AT_ONCE_MAX = 50

/** What resuming needs. */
export type ResumeDeps = DriveDeps & SettleDeps & Pick<ServiceDeps, 'log'>

/** Drives on what was interrupted: transfers between out and in, counted differences between claim and keeper. Safe beside those who asked. */
export async function resumeStockWork(deps: ResumeDeps): Promise<{ readonly resumedCount: number }> {
  const beforeMs = deps.nowMs() - LEFT_ALONE_MS
  const [transferIds, lines] = await Promise.all([
    deps.stockTransfers.interrupted(beforeMs, AT_ONCE_MAX),
    deps.stockCounts.interrupted(beforeMs, AT_ONCE_MAX),
  ])
  const work = [
    ...transferIds.map((id) => () => driveTransfer(deps, id)),
    ...lines.map((line) => () => resumeLine(deps, line)),
  ]
  for (const run of work) {
    // One that fails is tried again in a minute and holds up nobody.
    await run().catch((error: unknown) => deps.log.error('stock.resume_failed', { error }))
  }
  return { resumedCount: work.length }
}

async function resumeLine(deps: ResumeDeps, line: CountLine): Promise<void> {
  const count = await deps.stockCounts.find(line.countId)
  if (!count) return
  const { vendorId, locationId } = count
  const facts = { countId: count.id, locationId, deltaUnits: line.deltaUnits }
  const who = { actorKind: 'person' as const, actorId: line.settledBy ?? 'unknown' }
  const what = { vendorId, action: 'stock.counted', subjectId: line.skuId, facts }
  const entry = { id: derivedId('audit', line.movementId, 'r'), ...who, ...what, atMs: deps.nowMs() }
  await settleLine(deps, { count, line, entry })
}
