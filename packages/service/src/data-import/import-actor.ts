import type { Actor } from '@onhand/domain/identity/actor'

/** Who the audit log names for what an import does by itself, after a person started it. */
export const IMPORTER: Actor = { kind: 'program', name: 'import', scopes: [] }
