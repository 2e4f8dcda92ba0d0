import { createHash } from 'node:crypto'
import { type Id, type IdKind, makeId } from '@onhand/domain/ids'

/** The id of a thing that a text names: the same text always gives the same id, so writing it again meets the row that is there. */
export function stableId<Kind extends IdKind>(kind: Kind, ...names: readonly string[]): Id<Kind> {
  return makeId(
    kind,
    createHash('sha256')
      .update(`${kind}\0${names.join('\0')}`)
      .digest()
      .subarray(0, 16),
  )
}
