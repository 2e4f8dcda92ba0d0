import { err, ok } from '@onhand/domain/result'
import { JobsWorld } from '@onhand/testing/jobs/jobs-world'
import { describe, expect, it } from 'vitest'
import { ATTEMPTS_MAX, backoffSeconds } from './backoff.ts'
import { processMessage } from './process-message.ts'

const ROW = { id: 'a', type: 'order.placed.mail', version: 1, body: { orderGroupId: 'grp_one' } } as const

describe('processMessage', () => {
  it('[JOB-1] does nothing for a message whose row is gone', async () => {
    const settlement = await processMessage(new JobsWorld().deps(), { id: 'a', attempts: 1 }, async () => {
      throw new Error('must not run')
    })
    expect(settlement).toEqual({ kind: 'done' })
  })

  it('[JOB-2] forgets the row only after the work, wherever the process dies', async () => {
    for (const at of [1, 2]) {
      for (const when of ['before', 'after'] as const) {
        const { world, done } = await run({ at, when })
        expect(done).toBe(at === 1 ? 0 : 1)
        if (at === 1 || when === 'before') expect(world.outbox.rows.has('a')).toBe(true)
      }
    }
    const { world, settlement } = await run(null)
    expect(settlement).toEqual({ kind: 'done' })
    expect(world.outbox.rows.size).toBe(0)
  })

  it('[JOB-3] brings a failed message back with back-off and parks it after the last attempt', async () => {
    const world = worldWithRow()
    const fail = async () => {
      throw new Error('the world failed')
    }
    expect(await processMessage(world.deps(), { id: 'a', attempts: 3 }, fail)).toEqual({
      kind: 'retry',
      delaySeconds: 4,
    })
    expect(await processMessage(world.deps(), { id: 'a', attempts: ATTEMPTS_MAX }, fail)).toEqual({ kind: 'parked' })
    expect([...world.outbox.letters.values()]).toEqual([
      {
        id: 'a',
        type: 'order.placed.mail',
        body: '{"orderGroupId":"grp_one"}',
        reason: 'failed: the world failed',
        parkedAtMs: world.nowMs,
      },
    ])
  })

  it('[JOB-4] parks a refusal that stays at once, and one that may pass after the last attempt', async () => {
    const world = worldWithRow()
    const refuse = (isRetryable: boolean) => async () => err({ code: 'no', isRetryable })
    expect((await processMessage(world.deps(), { id: 'a', attempts: 1 }, refuse(true))).kind).toBe('retry')
    expect((await processMessage(world.deps(), { id: 'a', attempts: 1 }, refuse(false))).kind).toBe('parked')
    world.outbox.put(ROW)
    expect((await processMessage(world.deps(), { id: 'a', attempts: ATTEMPTS_MAX }, refuse(true))).kind).toBe('parked')
  })

  it('[JOB-3] doubles the delay up to five minutes, half of it by chance', () => {
    expect([1, 2, 3, 8, 9, 100].map((attempts) => backoffSeconds(attempts, 0))).toEqual([1, 2, 4, 128, 150, 150])
    expect(backoffSeconds(3, 0.999)).toBe(8)
    expect(backoffSeconds(100, 0.999)).toBe(300)
  })
})

function worldWithRow(): JobsWorld {
  const world = new JobsWorld()
  world.outbox.put(ROW)
  return world
}

async function run(point: { at: number; when: 'before' | 'after' } | null) {
  const world = worldWithRow()
  let done = 0
  const settlement = await processMessage(world.deps(point), { id: 'a', attempts: 1 }, async () => {
    done += 1
    return ok(null)
  })
  return { world, done, settlement }
}
