import type { ImportCounts, ImportLine, ImportRun } from '@onhand/domain/data-import/import-run'
import type { Actor } from '@onhand/domain/identity/actor'
import type { ImportRunId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import type { PictureCounts } from '../media/foreign-ports.ts'
import type { ImportLinesQuery } from './ports.ts'

/** An import with how far it is. */
export type ImportView = {
  readonly run: ImportRun
  readonly counts: ImportCounts
  /** Pictures at other sites that its products name; null until all products are written. */
  readonly pictures: PictureCounts | null
}

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
  deps: Pick<ServiceDeps, 'dataImports' | 'pictureFetches'>,
  actor: Actor,
  key: ImportKey,
): Promise<Result<ImportView, ImportRefusal>> {
  const found = await allowedImport(deps, actor, key)
  if (!found.ok) return found
  const run = found.value
  const [counts, pictures] = await Promise.all([
    deps.dataImports.counts(key.runId),
    run.state === 'done' ? deps.pictureFetches.ofImport(key.runId) : null,
  ])
  return ok({ run, counts, pictures })
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

/** The products of an import in the file's order. A picture that could not be had is a remark on its product [DIO-8]. */
export async function listImportLines(
  deps: Pick<ServiceDeps, 'dataImports' | 'pictureFetches'>,
  actor: Actor,
  query: ImportLinesQuery & { readonly vendorId: VendorId },
): Promise<Result<Page, ImportRefusal>> {
  const found = await allowedImport(deps, actor, query)
  if (!found.ok) return found
  const page = await deps.dataImports.lines(query)
  const fetches = await deps.pictureFetches.of(page.items.flatMap(({ productId }) => productId ?? []))
  const lost = Map.groupBy(
    fetches.filter(({ state }) => state === 'lost'),
    (one): string => one.productId,
  )
  const items = page.items.map((item): ImportLine => {
    const remarks = (lost.get(item.productId ?? '') ?? []).map(({ url, reason }) => ({
      line: item.line,
      field: 'images',
      reason: `picture ${reason}`,
      value: url,
    }))
    return { ...item, warnings: [...item.warnings, ...remarks] }
  })
  return ok({ items, nextCursor: page.nextCursor })
}

type Page = { readonly items: readonly ImportLine[]; readonly nextCursor: string | null }
