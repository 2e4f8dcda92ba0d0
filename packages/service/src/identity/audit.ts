import type { Actor } from '@onhand/domain/identity/actor'
import type { AuditId, VendorId } from '@onhand/domain/ids'
import type { Runtime } from '../runtime.ts'

/** Who did what in a shop, and when. `facts` say what changed, without personal data of shoppers. */
export type AuditEntry = {
  readonly id: AuditId
  /** Null for what the operator did to the marketplace itself. */
  readonly vendorId: VendorId | null
  readonly actorKind: 'person' | 'program'
  readonly actorId: string
  /** `capability.verb_in_past`: `stock.adjusted`, `order.shipped`, `team.invited`. */
  readonly action: string
  /** Id of the thing it was done to. */
  readonly subjectId: string
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
  readonly atMs: number
}

/** The audit log: append only. Store methods that write rows take the entry along and write it in the same batch. */
export type AuditPort = {
  /** For changes outside the database (objects, other organisations). Repeating an id writes nothing. */
  record(entry: AuditEntry): Promise<void>
  list(
    vendorId: VendorId | null,
    page: {
      readonly cursor: string | null
      readonly limit: number
      readonly action: string | null
      readonly actorId: string | null
    },
  ): Promise<{ readonly items: readonly AuditEntry[]; readonly nextCursor: string | null }>
}

/** The entry for what `actor` does now. Nobody never gets this far: use-cases refuse them before. */
export function auditEntry(
  runtime: Pick<Runtime, 'nowMs' | 'newId'>,
  actor: Actor,
  what: Pick<AuditEntry, 'vendorId' | 'action' | 'subjectId'> & { readonly facts?: AuditEntry['facts'] },
): AuditEntry {
  return {
    id: runtime.newId('audit'),
    vendorId: what.vendorId,
    actorKind: actor.kind === 'person' ? 'person' : 'program',
    actorId: actor.kind === 'person' ? actor.personId : actor.kind === 'program' ? actor.name : 'nobody',
    action: what.action,
    subjectId: what.subjectId,
    facts: what.facts ?? {},
    atMs: runtime.nowMs(),
  }
}
