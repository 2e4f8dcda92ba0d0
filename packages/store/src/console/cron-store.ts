import type { CronPort } from '@onhand/service/operator/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/** Runs of the clock [OPS-7]. The key of a run that is only noted is always the same, so that its row is the last one. */
export function cronStore(engine: SqlEngine): CronPort {
  const db = sqlFor(engine.dialect)
  return {
    async claim(name, runKey, { nowMs, staleMs }) {
      const claim = sql<{ name: string }>`insert into cron_run (name, run_key, started_at_ms)
        values (${name}, ${runKey}, ${nowMs})
        on conflict (name, run_key) do update set started_at_ms = excluded.started_at_ms, finished_at_ms = null, failure = null
        where cron_run.started_at_ms <= cast(${nowMs - staleMs} as bigint)
          and (cron_run.finished_at_ms is null or cron_run.failure is not null)
        returning name`
      return (await engine.query(claim.compile(db))).length === 1
    },

    async finish(name, runKey, { nowMs, failure }) {
      const finish = db
        .updateTable('cron_run')
        .set({ finished_at_ms: nowMs, failure })
        .where('name', '=', name)
        .where('run_key', '=', runKey)
      await engine.query(finish.compile())
    },

    async note(name, nowMs) {
      const note = sql`insert into cron_run (name, run_key, started_at_ms, finished_at_ms)
        values (${name}, 'last', ${nowMs}, ${nowMs})
        on conflict (name, run_key) do update set started_at_ms = excluded.started_at_ms, finished_at_ms = excluded.finished_at_ms`
      await engine.query(note.compile(db))
    },

    async last(name) {
      const last = db
        .selectFrom('cron_run')
        .select(['started_at_ms', 'failure'])
        .where('name', '=', name)
        .orderBy('started_at_ms', 'desc')
        .limit(1)
      const [row] = await engine.query(last.compile())
      return row ? { startedAtMs: row.started_at_ms, failure: row.failure } : null
    },
  }
}
