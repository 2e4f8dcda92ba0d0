import type { ImportCounts, ImportRun } from '@onhand/domain/data-import/import-run'
import type { Actor } from '@onhand/domain/identity/actor'
import type { ImportRunId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import type { ImportLinesQuery } from './ports.ts'

/** An import with how far it is. */
export type ImportView = { readonly run: ImportRun; readonly counts: ImportCounts }

/** Which import of which shop. */
export type ImportKey = { readonly vendorId: VendorId; readonly runId: ImportRunId }

/** Why an import's use-case turns a caller away. `import_state`: it is past, or not yet at, what was asked. */
export type ImportRefusal =
  | OperateRefusal
  | { readonly code: 'not_found'; readonly what: string }
  | { readonly code: 'invalid_field'; readonly field: string; readonly expected: string }
  | { readonly code: 'import_state'; readonly state: ImportRun['state'] }

/** The import, when this actor may import into this shop and it is the shop's. */
export async function allowedImport(
  deps: Pick<ServiceDeps, 'dataImports'>,
  actor: Actor,
  { vendorId, runId }: ImportKey,
): Promise<Result<ImportRun, ImportRefusal>> {
  const allowed = inShop(actor, vendorId, 'products.import')
  if (!allowed.ok) return allowed
  const run = await deps.dataImports.load(vendorId, runId)
  return run ? ok(run) : err({ code: 'not_found', what: 'import' })
}

/** One import with how far it is. */
export async function viewImport(
  deps: Pick<ServiceDeps, 'dataImports'>,
  actor: Actor,
  key: ImportKey,
): Promise<Result<ImportView, ImportRefusal>> {
  const found = await allowedImport(deps, actor, key)
  if (!found.ok) return found
  return ok({ run: found.value, counts: await deps.dataImports.counts(key.runId) })
}

/** A shop's imports, newest first. */
export async function listImports(
  deps: Pick<ServiceDeps, 'dataImports'>,
  actor: Actor,
  page: { readonly vendorId: VendorId; readonly cursor: string | null; readonly limit: number },
) {
  const allowed = inShop(actor, page.vendorId, 'products.import')
  if (!allowed.ok) return allowed
  return ok(await deps.dataImports.recent(page.vendorId, page))
}

/** The products of an import in the file's order. */
export async function listImportLines(
  deps: Pick<ServiceDeps, 'dataImports'>,
  actor: Actor,
  query: ImportLinesQuery & { readonly vendorId: VendorId },
) {
  const found = await allowedImport(deps, actor, query)
  return found.ok ? ok(await deps.dataImports.lines(query)) : found
}
