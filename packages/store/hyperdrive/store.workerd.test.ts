import { env } from 'cloudflare:workers'
import { describeStore } from '@onhand/testing/store/describe-store'
import { describeMoments } from '@onhand/testing/store/moment-contract'
import { NOW_MS } from '@onhand/testing/store/store-world'
import { afterAll, beforeAll } from 'vitest'
import { storePorts } from '../src/store-ports.ts'
import { connectionPool } from '../src/test-connections.ts'
import { interruptedEngine } from '../src/test-interrupted-engine.ts'

const { HYPERDRIVE } = env as unknown as { HYPERDRIVE: Hyperdrive }
let pool: Awaited<ReturnType<typeof connectionPool>>

// A Worker may hold six connections at a time.
beforeAll(async () => {
  pool = await connectionPool(HYPERDRIVE.connectionString, 4)
})
afterAll(() => pool.close())

const open = async () => storePorts(pool.next(), () => NOW_MS)
describeStore(open)
describeMoments(open, async (...on) => storePorts(interruptedEngine(pool.next(), ...on), () => NOW_MS))
