import type { Actor } from '@onhand/domain/identity/actor'
import { derivedId, type MovementId, type VendorId } from '@onhand/domain/ids'
import type { ServiceDeps } from '../deps.ts'
import { type AuditEntry, auditEntry } from '../identity/audit.ts'

/** What a person did to stock, for the log. */
export type MadeMovement = {
  readonly vendorId: VendorId
  readonly movementId: MovementId
  readonly action: string
  readonly subjectId: string
  readonly facts: AuditEntry['facts']
  readonly note: string
  readonly reference: string
  readonly unitCostMinor: number | null
}

/** Keeps who made a movement and what they said about it. Runs again with a repeated request, and writes once. */
export async function noteMovement(
  deps: Pick<ServiceDeps, 'stockLists' | 'nowMs' | 'newId'>,
  actor: Actor,
  made: MadeMovement,
): Promise<void> {
  const { vendorId, movementId, action, subjectId, facts, note, reference, unitCostMinor } = made
  const entry = {
    ...auditEntry(deps, actor, { vendorId, action, subjectId, facts }),
    id: derivedId('audit', movementId),
  }
  const { actorId, atMs } = entry
  await deps.stockLists.note({ movementId, vendorId, actorId, note, reference, unitCostMinor, atMs }, entry)
}
