import type { ServiceDeps } from '../deps.ts'
import type { PictureStockPort } from './stock-ports.ts'

/** What collecting needs. */
export type CollectDeps = Pick<ServiceDeps, 'pictureUses' | 'cron' | 'nowMs' | 'log'> & {
  readonly pictureStock: PictureStockPort
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** How long nothing must refer to a picture: an editor that is open over night still finds what was uploaded into it. */
const UNUSED_MS = DAY_MS
// After the other nightly work, which begins at three.
const COLLECTED_AT_HOUR = 4
const STALE_MS = 30 * 60_000
// A page is one look through what may refer to pictures. A round over very many takes several nights.
const PAGE = 500
const PAGES_A_NIGHT = 8
const DROPPED_A_NIGHT = 500

/** Collects unused pictures once a night [DIO-10]. A minute that was missed is caught up by the next one. */
export async function nightlyPictures(deps: CollectDeps, nowMs: number): Promise<void> {
  const runKey = new Date(nowMs - COLLECTED_AT_HOUR * HOUR_MS).toISOString().slice(0, 10)
  if (!(await deps.cron.claim('pictures', runKey, { nowMs, staleMs: STALE_MS }))) return
  const failure = await collectPictures(deps, nowMs).then(
    () => null,
    (error: unknown) => String(error).slice(0, 300),
  )
  if (failure !== null) deps.log.error('media.collect.failed', { runKey, failure })
  await deps.cron.finish('pictures', runKey, { nowMs: deps.nowMs(), failure })
}

/**
 * Deletes pictures that nothing has referred to for a day, and notes those that nothing refers to now. Bounded; repeating it is harmless, two beside each
 * other are kept apart by the caller. While a picture is noted, the same bytes get another address, so an upload is never lost to a deletion.
 */
export async function collectPictures(
  deps: Pick<CollectDeps, 'pictureUses' | 'pictureStock' | 'log'>,
  nowMs: number,
): Promise<{ readonly droppedCount: number; readonly notedCount: number }> {
  const droppedCount = await dropUnused(deps, nowMs)
  const notedCount = await noteUnused(deps, nowMs)
  deps.log.info('media.collected', { droppedCount, notedCount })
  return { droppedCount, notedCount }
}

type Deps = Pick<CollectDeps, 'pictureUses' | 'pictureStock'>

async function dropUnused({ pictureUses, pictureStock }: Deps, nowMs: number): Promise<number> {
  const noted = await pictureStock.unused(PAGE * PAGES_A_NIGHT)
  let droppedCount = 0
  for (let from = 0; from < noted.length; from += PAGE) {
    const page = noted.slice(from, from + PAGE)
    const used = await pictureUses.used(page.map(({ hash }) => hash))
    for (const { hash, sinceMs } of page) {
      if (used.has(hash)) await pictureStock.forgetUnused(hash)
      else if (nowMs - sinceMs > UNUSED_MS && droppedCount < DROPPED_A_NIGHT) {
        await pictureStock.drop(hash)
        droppedCount += 1
      }
    }
  }
  return droppedCount
}

async function noteUnused({ pictureUses, pictureStock }: Deps, nowMs: number): Promise<number> {
  let notedCount = 0
  let after = await pictureStock.place()
  for (let page = 0; page < PAGES_A_NIGHT; page += 1) {
    const { items, hasMore } = await pictureStock.kept(after, PAGE)
    const old = items.filter(({ atMs }) => nowMs - atMs > UNUSED_MS)
    const used = old.length === 0 ? new Set<string>() : await pictureUses.used(old.map(({ hash }) => hash))
    for (const { hash } of old.filter((one) => !used.has(one.hash))) {
      await pictureStock.noteUnused(hash)
      notedCount += 1
    }
    after = hasMore ? (items.at(-1)?.hash ?? null) : null
    if (after === null) break
  }
  await pictureStock.setPlace(after)
  return notedCount
}
