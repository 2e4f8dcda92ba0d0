import type { Actor } from '@onhand/domain/identity/actor'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { StoredItem } from './ports.ts'
import { allowedImport, type ImportKey, type ImportRefusal } from './view-import.ts'

/** Takes products of a file into an import that is still uploading. What is there already stays, so any part may be sent again [DIO-2]. */
export async function putItems(
  deps: Pick<ServiceDeps, 'dataImports' | 'pictureFetches' | 'nowMs'>,
  actor: Actor,
  request: ImportKey & { readonly items: readonly StoredItem[] },
): Promise<Result<{ readonly storedCount: number }, ImportRefusal>> {
  const found = await allowedImport(deps, actor, request)
  if (!found.ok) return found
  const run = found.value
  if (request.items.some(({ position }) => position >= run.itemCount))
    return err({ code: 'invalid_field', field: 'items.position', expected: `below ${run.itemCount}` })
  if (run.state !== 'uploading') return err({ code: 'import_state', state: run.state })
  await deps.dataImports.addItems(run.id, request.items)
  await deps.dataImports.touch(run.id, deps.nowMs())
  return ok({ storedCount: request.items.length })
}
