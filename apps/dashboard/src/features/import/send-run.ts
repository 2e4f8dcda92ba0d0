import type { ImportChoices } from '@onhand/domain/data-import/import-context'
import { type ImportRunId, type VendorId, idOf, isId } from '@onhand/domain/ids'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import type { Reading, ReadSettings } from './reading.ts'

/** An import with how far it is. */
export type RunView = Answer<typeof api.dataImport.get.query>

// The api takes 50 products and four megabytes a call.
const ITEMS_PER_CALL = 50
const CHARACTERS_PER_CALL = 1_500_000
const KEPT = 'onhand.import.'

/** Opens an import for what was read. */
export function createRun(run: {
  readonly vendorId: VendorId
  readonly runId: ImportRunId
  readonly fileName: string
  readonly settings: ReadSettings
  readonly choices: ImportChoices
  readonly reading: Reading
}): Promise<RunView> {
  keepSettings(run.runId, run.settings)
  const { rowCount, rowsJoined, items } = run.reading
  return api.dataImport.create.mutate({
    vendorId: run.vendorId,
    runId: run.runId,
    fileName: run.fileName.slice(-200),
    format: run.settings.format,
    choices: run.choices,
    rowCount,
    rowsJoined,
    itemCount: items.length,
  })
}

/** Sends the products of a file and lets the dry run begin. What is there already may be sent again, so a broken upload is simply repeated. */
export async function sendItems(
  key: { readonly vendorId: VendorId; readonly runId: ImportRunId },
  reading: Reading,
  progress: (done: number) => void,
): Promise<RunView> {
  let batch: { position: number; draft: unknown; problems: unknown }[] = []
  let size = 0
  const send = async () => {
    if (batch.length === 0) return
    // What is sent was read by our own readers; the api checks every field of it.
    const items = batch as Parameters<typeof api.dataImport.putItems.mutate>[0]['items']
    await api.dataImport.putItems.mutate({ ...key, items })
    progress((batch.at(-1)?.position ?? 0) + 1)
    batch = []
    size = 0
  }
  for (const [position, item] of reading.items.entries()) {
    const length = JSON.stringify(item).length
    if (batch.length === ITEMS_PER_CALL || size + length > CHARACTERS_PER_CALL) await send()
    batch.push({ position, draft: item.draft, problems: item.problems })
    size += length
  }
  await send()
  return api.dataImport.move.mutate({ ...key, step: 'check' })
}

/** How the file of an import was read, kept in this browser for an upload that breaks off. */
export function keptSettings(runId: ImportRunId): ReadSettings | null {
  const text = localStorage.getItem(KEPT + runId)
  return text === null ? null : (JSON.parse(text) as ReadSettings)
}

function keepSettings(runId: ImportRunId, settings: ReadSettings): void {
  localStorage.setItem(KEPT + runId, JSON.stringify(settings))
}

/** The import that an address names; null when it names none. */
export function runIdOf(text: string | undefined): ImportRunId | null {
  return text !== undefined && isId('importRun', text) ? idOf('importRun', text) : null
}
