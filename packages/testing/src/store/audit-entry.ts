import { idOf } from '@onhand/domain/ids'
import type { AuditEntry } from '@onhand/service/identity/audit'
import { NOW_MS, type World } from './store-world.ts'

let entries = 0

/** An entry of the audit log that a change takes along. */
export function anAudit(world: World, overrides: Partial<AuditEntry> = {}): AuditEntry {
  entries += 1
  return {
    id: idOf('audit', `aud_${world.key}e${entries}`),
    vendorId: world.vendor().id,
    actorKind: 'person',
    actorId: 'per_owner',
    action: 'order.changed',
    subjectId: world.key,
    facts: {},
    atMs: NOW_MS,
    ...overrides,
  }
}
