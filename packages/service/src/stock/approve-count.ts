import type { Actor } from '@onhand/domain/identity/actor'
import type { CountId, SkuId, VendorId } from '@onhand/domain/ids'
import { type CountVerdict, countVerdict } from '@onhand/domain/inventory/count-verdict'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import type { StockCount } from './count-ports.ts'
import { ownCount } from './counts.ts'
import { actorKey, type NotFound } from './own.ts'
import { type SettleDeps, settleLine } from './settle-line.ts'

/** What became of one approved line. `changed`: somebody counted again since the approver looked. */
export type ApprovedLine = {
  readonly skuId: SkuId
  readonly outcome: 'settled' | 'refused' | 'changed' | 'unknown'
  /** What may be taken away at most, when buyers claim more. */
  readonly freeUnits?: number
}

/**
 * Applies counted differences, each as the approver saw it: one that changed since is left alone. Of counters who disagree the approver
 * names whose difference it is. Two who approve at once apply it once [INV-27]. What is missing but claimed by buyers is refused and stays on the list.
 */
export async function approveCount(
  deps: SettleDeps & Pick<ServiceDeps, 'newId'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly countId: CountId
    readonly lines: readonly { readonly skuId: SkuId; readonly deltaUnits: number }[]
  },
): Promise<Result<readonly ApprovedLine[], OperateRefusal | NotFound>> {
  const count = await ownCount(deps, actor, { ...input, permission: 'stock.approve' })
  if (!count.ok) return count
  return ok(await Promise.all(input.lines.map((line) => approveLine(deps, actor, { ...line, count: count.value }))))
}

async function approveLine(
  deps: SettleDeps & Pick<ServiceDeps, 'newId'>,
  actor: Actor,
  { count, skuId, deltaUnits }: { count: StockCount; skuId: SkuId; deltaUnits: number },
): Promise<ApprovedLine> {
  const line = await deps.stockCounts.line(count.id, skuId)
  if (!line) return { skuId, outcome: 'unknown' }
  if (line.status === 'open') {
    // Read after the version: what is counted later makes another one, and the claim fails.
    const entries = await deps.stockCounts.entries(count.id, skuId)
    if (!differences(countVerdict(entries)).includes(deltaUnits)) return { skuId, outcome: 'changed' }
    const { version } = line
    const claim = { version, deltaUnits, by: actorKey(actor), atMs: deps.nowMs() }
    await deps.stockCounts.claim(count.id, skuId, claim)
  }
  const claimed = await deps.stockCounts.line(count.id, skuId)
  // Another approver may have been first, with another person's number.
  if (!claimed || claimed.status === 'open' || claimed.deltaUnits !== deltaUnits) return { skuId, outcome: 'changed' }
  if (claimed.status === 'settled' || claimed.status === 'refused') return { skuId, outcome: claimed.status }
  const facts = { countId: count.id, locationId: count.locationId, deltaUnits }
  const entry = auditEntry(deps, actor, { vendorId: count.vendorId, action: 'stock.counted', subjectId: skuId, facts })
  return { skuId, ...(await settleLine(deps, { count, line: claimed, entry })) }
}

function differences(verdict: CountVerdict): readonly number[] {
  if (verdict.kind === 'uncounted') return []
  if (verdict.kind === 'agreed') return [verdict.deltaUnits]
  return verdict.latest.map((entry) => entry.countedUnits - entry.bookUnits)
}
