import { JobsWorld } from '@onhand/testing/jobs/jobs-world'
import { describe, expect, it } from 'vitest'
import { deadLetters, replayDeadLetter } from './dead-letters.ts'

const OPERATOR = { kind: 'program', name: 'operator', scopes: ['operate'] } as const
const OTHERS = [
  [{ kind: 'nobody' }, 'sign_in_required'],
  [{ kind: 'program', name: 'import', scopes: ['catalog'] }, 'forbidden'],
] as const

describe('deadLetters', () => {
  it('[JOB-6] shows the operator what was parked and why', async () => {
    const world = await worldWithLetter()
    expect(await deadLetters(world.deps(), OPERATOR, {})).toMatchObject({
      ok: true,
      value: { items: [{ id: 'a', type: 'order.placed.mail', reason: 'no' }], nextCursor: null },
    })
  })

  it('[JOB-6] shows and replays nothing for anybody else', async () => {
    for (const [actor, code] of OTHERS) {
      const world = await worldWithLetter()
      expect(await deadLetters(world.deps(), actor, {})).toEqual({ ok: false, error: { code } })
      expect(await replayDeadLetter(world.deps(), actor, { id: 'a' })).toEqual({ ok: false, error: { code } })
      expect(world.outbox.letters.size).toBe(1)
    }
  })

  it('[JOB-6] replays a letter once and sends it at once', async () => {
    const world = await worldWithLetter()
    expect(await replayDeadLetter(world.deps(), OPERATOR, { id: 'a' })).toEqual({ ok: true, value: { id: 'a' } })
    expect(await replayDeadLetter(world.deps(), OPERATOR, { id: 'a' })).toEqual({
      ok: false,
      error: { code: 'not_found', what: 'dead_letter' },
    })
    expect(world.outbox.rows.get('a')?.body).toEqual({ orderGroupId: 'grp_one' })
    expect(world.wakes).toEqual(['outbox'])
  })
})

async function worldWithLetter(): Promise<JobsWorld> {
  const world = new JobsWorld()
  await world.outbox.park({ id: 'a', type: 'order.placed.mail', body: '{"orderGroupId":"grp_one"}' }, 'no', world.nowMs)
  return world
}
