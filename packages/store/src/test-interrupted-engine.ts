import type { SqlEngine } from './engine/engine.ts'

/** The engine, with something happening once, after so many trips to the database: what a reader that makes several must expect. */
export function interruptedEngine(engine: SqlEngine, between: () => Promise<unknown>, afterTrips: number): SqlEngine {
  let trips = 0
  async function interrupted<Answer>(trip: Promise<Answer>): Promise<Answer> {
    const answer = await trip
    trips += 1
    if (trips === afterTrips) await between()
    return answer
  }
  return {
    dialect: engine.dialect,
    query: (statement) => interrupted(engine.query(statement)),
    read: (statements) => interrupted(engine.read(statements)),
    atomic: (statements) => interrupted(engine.atomic(statements)),
  }
}
