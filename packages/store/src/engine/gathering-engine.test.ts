import type { CompiledQuery } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { SqlEngine, Statement } from './engine.ts'
import { gatheringEngine } from './gathering-engine.ts'

const statement = (sql: string) => ({ sql, parameters: [], query: {} }) as unknown as CompiledQuery<string>

/** Records trips; a statement `bad` breaks its trip; every statement answers its own text. */
function recordingEngine(): { engine: SqlEngine; trips: string[] } {
  const trips: string[] = []
  const run = async (statements: readonly Statement[]) => {
    trips.push(statements.map((one) => one.sql).join('+'))
    await new Promise((resolve) => setTimeout(resolve, 1))
    if (statements.some((one) => one.sql === 'bad')) throw new Error('constraint')
    return statements.map((one) => [one.sql])
  }
  const engine = { dialect: 'sqlite', query: async (one: Statement) => (await run([one]))[0], read: run, atomic: run }
  return { engine: engine as unknown as SqlEngine, trips }
}

describe('gatheringEngine', () => {
  it('sends the first call at once and what comes meanwhile together', async () => {
    const { engine, trips } = recordingEngine()
    const gathering = gatheringEngine(engine)
    const answers = await Promise.all([
      gathering.query(statement('a')),
      gathering.atomic([statement('b'), statement('c')]),
      gathering.query(statement('d')),
    ])
    expect(trips).toEqual(['a', 'b+c+d'])
    expect(answers).toEqual([['a'], [['b'], ['c']], ['d']])
  })

  it('keeps every call all or nothing by itself: one that fails takes no other with it', async () => {
    const { engine, trips } = recordingEngine()
    const gathering = gatheringEngine(engine)
    const outcomes = await Promise.allSettled([
      gathering.query(statement('a')),
      gathering.atomic([statement('b'), statement('bad')]),
      gathering.atomic([statement('c')]),
    ])
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(trips).toEqual(['a', 'b+bad+c', 'b+bad', 'c'])
  })

  it('works on after a failure', async () => {
    const { engine } = recordingEngine()
    const gathering = gatheringEngine(engine)
    await gathering.query(statement('bad')).catch(() => undefined)
    expect(await gathering.query(statement('a'))).toEqual(['a'])
  })

  it('bounds a trip', async () => {
    const { engine, trips } = recordingEngine()
    const gathering = gatheringEngine(engine)
    await Promise.all(Array.from({ length: 200 }, () => gathering.query(statement('x'))))
    expect(trips.map((trip) => trip.split('+').length)).toEqual([1, 80, 80, 39])
  })
})
