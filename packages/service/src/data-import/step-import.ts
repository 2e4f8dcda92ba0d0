import type { ImportRun } from '@onhand/domain/data-import/import-run'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { IMPORTER } from './import-actor.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import { planItems } from './plan-items.ts'
import type { ItemFinding, ItemMove } from './ports.ts'
import { undoItem } from './undo-item.ts'
import { claimItems, writeItem } from './write-item.ts'

/** What a step of an import needs; the api's deps and the jobs' both have it. */
export type StepDeps = Pick<
  ServiceDeps,
  'dataImports' | 'products' | 'pictureFetches' | 'vendors' | 'stock' | 'stockProjection' | 'nowMs' | 'newId' | 'log'
>

// A dry run only reads; a write is a batch and some calls to stock keepers. Small enough that a window's progress moves.
const CHECKED_PER_STEP = 50
const WRITTEN_PER_STEP = 24
// As many requests as a Worker may have under way at once, so that none waits within it.
const WRITES_AT_ONCE = 6

/**
 * Does the next portion of whatever an import is about, and moves it on when nothing is left [DIO-2]. Any number may step one import at once, and a step
 * that died is done by the next: every item names the state it starts from, and what is written carries ids that follow from its place.
 */
export async function stepImport(deps: StepDeps, run: ImportRun): Promise<void> {
  const [vendor] = await deps.vendors.records([run.vendorId])
  if (!vendor) return
  await deps.dataImports.touch(run.id, deps.nowMs())
  if (run.state === 'checking') await check(deps, run, vendor)
  else if (run.state === 'running') await write(deps, run, vendor)
  else if (run.state === 'undoing') await undo(deps, run)
}

async function check(deps: StepDeps, run: ImportRun, vendor: VendorRecord): Promise<void> {
  const items = await deps.dataImports.next(run.id, ['stored'], CHECKED_PER_STEP)
  if (items.length === 0) return moveOn(deps, run, 'checked')
  const placed = await planItems(deps, { run, vendor }, items)
  const findings = placed.map(({ item, plan }): ItemFinding => {
    const { outcome, changed, problems, warnings, goodRows } = plan
    return {
      position: item.position,
      state: outcome === 'refused' ? 'refused' : outcome === 'unchanged' ? 'settled' : 'planned',
      outcome,
      productId: plan.product?.id ?? null,
      changed,
      problems,
      warnings,
      goodRows,
    }
  })
  await deps.dataImports.saveFindings(run.id, findings)
  if (items.length < CHECKED_PER_STEP) await moveOn(deps, run, 'checked')
}

async function write(deps: StepDeps, run: ImportRun, vendor: VendorRecord): Promise<void> {
  const items = await deps.dataImports.next(run.id, ['planned', 'writing'], WRITTEN_PER_STEP)
  if (items.length === 0) return moveOn(deps, run, 'done')
  const placed = await planItems(deps, { run, vendor }, items)
  const claimed = await claimItems(
    deps,
    run,
    items.flatMap((item, index) => {
      const now = placed[index]
      return now ? [{ item, placed: now }] : []
    }),
  )
  await moveInGroups(
    deps,
    run,
    claimed.map((item) => () => writeItem(deps, { run, vendor }, item)),
  )
}

async function undo(deps: StepDeps, run: ImportRun): Promise<void> {
  const items = await deps.dataImports.next(run.id, ['written'], WRITTEN_PER_STEP)
  if (items.length === 0) return moveOn(deps, run, 'undone')
  await moveInGroups(
    deps,
    run,
    items.map((item) => () => undoItem(deps, { run, item })),
  )
}

async function moveOn(deps: StepDeps, run: ImportRun, to: 'checked' | 'done' | 'undone'): Promise<void> {
  const facts = { file: run.fileName, products: run.itemCount }
  const what = { vendorId: run.vendorId, subjectId: run.id, facts }
  const action = to === 'done' ? 'import.done' : to === 'undone' ? 'import.undone' : null
  await deps.dataImports.move(run, {
    from: [run.state],
    to,
    nowMs: deps.nowMs(),
    audit: action === null ? null : auditEntry(deps, IMPORTER, { ...what, action }),
  })
}

/** Does work a few at once and notes together what was done; what one of them threw is thrown after that. */
async function moveInGroups(deps: StepDeps, run: ImportRun, work: readonly (() => Promise<ItemMove>)[]): Promise<void> {
  const ends: PromiseSettledResult<ItemMove>[] = []
  for (let start = 0; start < work.length; start += WRITES_AT_ONCE)
    ends.push(...(await Promise.allSettled(work.slice(start, start + WRITES_AT_ONCE).map((one) => one()))))
  await deps.dataImports.settle(
    run.id,
    ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : [])),
  )
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}
