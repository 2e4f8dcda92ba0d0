import type { ImportChoices } from '@onhand/domain/data-import/import-context'
import type { ImportRun } from '@onhand/domain/data-import/import-run'
import type { Actor } from '@onhand/domain/identity/actor'
import type { ImportRunId, VendorId } from '@onhand/domain/ids'
import { err, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { actorKey } from '../identity/actor-key.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import { type ImportRefusal, type ImportView, viewImport } from './view-import.ts'

/** A file that is about to be imported. */
export type NewImport = {
  readonly vendorId: VendorId
  readonly runId: ImportRunId
  readonly fileName: string
  readonly format: string
  readonly choices: ImportChoices
  readonly rowCount: number
  readonly rowsJoined: number
  readonly itemCount: number
}

/** Opens an import, to which the products of its file are then sent. Repeating the id answers how far it is [DIO-2]. */
export async function createImport(
  deps: Pick<ServiceDeps, 'dataImports' | 'pictureFetches' | 'vendors' | 'nowMs' | 'newId'>,
  actor: Actor,
  { runId, ...request }: NewImport,
): Promise<Result<ImportView, ImportRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'products.import')
  if (!allowed.ok) return allowed
  const [vendor] = await deps.vendors.records([request.vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  if (!vendor.locations.some(({ id }) => id === request.choices.locationId))
    return err({ code: 'not_found', what: 'location' })
  const nowMs = deps.nowMs()
  const run: ImportRun = { ...request, id: runId, state: 'uploading', createdAtMs: nowMs, updatedAtMs: nowMs }
  await deps.dataImports.insert(
    run,
    actorKey(actor),
    auditEntry(deps, actor, {
      vendorId: run.vendorId,
      action: 'import.created',
      subjectId: runId,
      facts: { file: run.fileName, products: run.itemCount },
    }),
  )
  return viewImport(deps, actor, { vendorId: run.vendorId, runId })
}
