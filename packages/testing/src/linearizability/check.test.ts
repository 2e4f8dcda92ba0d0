import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { areLinearizable, isLinearizable, type Operation } from './check.ts'
import { registerHistory, registerModel, storeHistories, storeModel } from './published-histories.ts'

const PUBLISHED = resolve(import.meta.dirname, '../../../../../shared/external/linearizability-histories')

type Step = [calledAt: number, returnedAt: number, kind: 'read' | 'write', value: string]
function registerSteps(steps: readonly Step[]): readonly Operation<Parameters<typeof registerModel.step>[1], never>[] {
  return steps.map(([calledAt, returnedAt, kind, value]) => ({
    calledAt,
    returnedAt,
    input: { kind, from: '', to: value },
    output: { isDone: true, value } as never,
  }))
}

it.each<[string, boolean, Step[]]>([
  [
    'a read of what was written',
    true,
    [
      [0, 1, 'write', '1'],
      [2, 3, 'read', '1'],
    ],
  ],
  [
    'a stale read',
    false,
    [
      [0, 1, 'write', '1'],
      [2, 3, 'write', '2'],
      [4, 5, 'read', '1'],
    ],
  ],
  [
    'a read of the former value while the write is under way',
    true,
    [
      [0, 1, 'write', '1'],
      [2, 9, 'write', '2'],
      [3, 4, 'read', '1'],
    ],
  ],
  [
    'a value that comes and goes',
    false,
    [
      [0, 1, 'write', '1'],
      [2, 9, 'write', '2'],
      [3, 4, 'read', '2'],
      [5, 6, 'read', '1'],
    ],
  ],
  [
    'an effect of a call that never returned',
    true,
    [
      [0, Number.POSITIVE_INFINITY, 'write', '7'],
      [1, 2, 'read', '7'],
    ],
  ],
  ['a read of what nobody wrote', false, [[0, 1, 'read', '3']]],
])('[INV-15] judges %s', (_what, verdict, steps) => {
  expect(isLinearizable(registerModel, registerSteps(steps))).toBe(verdict)
})

describe.runIf(existsSync(PUBLISHED))('published histories with known verdicts', () => {
  const verdicts = existsSync(PUBLISHED)
    ? (JSON.parse(readFileSync(resolve(PUBLISHED, 'expected.json'), 'utf8')) as Record<string, boolean>)
    : {}
  it('[INV-15] agrees with the verdict on every published history', () => {
    const judged = Object.keys(verdicts).map((file) => {
      const log = readFileSync(resolve(PUBLISHED, file), 'utf8')
      const isRegister = file.startsWith('jepsen')
      return [
        file,
        isRegister
          ? isLinearizable(registerModel, registerHistory(log))
          : areLinearizable(storeModel, storeHistories(log)),
      ]
    })
    expect(judged.length).toBeGreaterThan(100)
    expect(Object.fromEntries(judged)).toEqual(verdicts)
  })
})
