import type { RowsOf, SqlEngine, Statement } from './engine.ts'

/** Statements of one call: they succeed or fail together. */
type Unit = {
  readonly statements: readonly Statement[]
  readonly resolve: (rows: readonly (readonly unknown[])[]) => void
  readonly reject: (error: unknown) => void
}

// Far below what one batch may hold, far above what concurrent calls of one event ask for.
const STATEMENTS_PER_TRIP_MAX = 80

/**
 * Group commit for the concurrent calls of one event or one object: while a trip to the database is under way, later calls wait and then go
 * together. Each call keeps its own all-or-nothing: when a joint trip fails, every call of it runs again by itself (nothing of the trip was
 * kept). For D1, whose batch is of one moment: on PostgreSQL a trip of reads would have to be a `read`. Never share one between requests: in Workers a trip dies with the request that started it.
 */
export function gatheringEngine(engine: SqlEngine): SqlEngine {
  const waiting: Unit[] = []
  let isUnderWay = false

  async function drain(): Promise<void> {
    isUnderWay = true
    while (waiting.length > 0) await trip(engine, takeTrip(waiting))
    isUnderWay = false
  }

  function send(statements: readonly Statement[]): Promise<readonly (readonly unknown[])[]> {
    if (statements.length === 0) return Promise.resolve([])
    return new Promise((resolve, reject) => {
      waiting.push({ statements, resolve, reject })
      if (!isUnderWay) void drain()
    })
  }

  const all = async <const Statements extends readonly Statement[]>(statements: Statements) =>
    (await send(statements)) as unknown as RowsOf<Statements>
  return {
    dialect: engine.dialect,
    query: async (statement) => (await all([statement]))[0],
    read: all,
    atomic: all,
  }
}

function takeTrip(waiting: Unit[]): Unit[] {
  let count = 0
  let statements = 0
  for (const unit of waiting) {
    statements += unit.statements.length
    if (count > 0 && statements > STATEMENTS_PER_TRIP_MAX) break
    count += 1
  }
  return waiting.splice(0, count)
}

async function trip(engine: SqlEngine, units: readonly Unit[]): Promise<void> {
  if (units.length === 1) return runAlone(engine, units)
  try {
    const rows = await engine.atomic(units.flatMap((unit) => unit.statements))
    let from = 0
    for (const unit of units) {
      unit.resolve(rows.slice(from, from + unit.statements.length))
      from += unit.statements.length
    }
  } catch {
    await runAlone(engine, units)
  }
}

async function runAlone(engine: SqlEngine, units: readonly Unit[]): Promise<void> {
  for (const unit of units) {
    try {
      unit.resolve(await engine.atomic(unit.statements))
    } catch (error) {
      unit.reject(error)
    }
  }
}
