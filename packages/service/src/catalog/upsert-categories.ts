import type { Actor } from '@onhand/domain/identity/actor'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { type OperateRefusal, operate } from '../identity/operate.ts'
import type { CategoryRow } from './ports.ts'

/** Creates or renames categories; parents before children or in the same call. For programs and the operator (scope `catalog`). */
export async function upsertCategories(
  deps: Pick<ServiceDeps, 'catalogWrite'>,
  actor: Actor,
  rows: readonly CategoryRow[],
): Promise<Result<{ readonly categories: number }, OperateRefusal>> {
  const allowed = operate(actor, 'catalog')
  if (!allowed.ok) return allowed
  await deps.catalogWrite.upsertCategories(rows)
  return ok({ categories: rows.length })
}
