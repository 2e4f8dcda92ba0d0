import { env } from 'cloudflare:workers'
import { describeStore } from '@onhand/testing/store/describe-store'
import { describeMoments } from '@onhand/testing/store/moment-contract'
import { NOW_MS } from '@onhand/testing/store/store-world'
import { d1Engine } from './engine/d1.ts'
import { storePorts } from './store-ports.ts'
import { interruptedEngine } from './test-interrupted-engine.ts'

const { DB } = env as unknown as { DB: D1Database }

const open = async () => storePorts(d1Engine(DB), () => NOW_MS)
describeStore(open)
describeMoments(open, async (...on) => storePorts(interruptedEngine(d1Engine(DB), ...on), () => NOW_MS))
