import { type Id, type IdKind, makeId } from '@onhand/domain/ids'

/** An id made here: the key under which the call may be repeated. */
export function newId<Kind extends IdKind>(kind: Kind): Id<Kind> {
  return makeId(kind, crypto.getRandomValues(new Uint8Array(16)))
}
