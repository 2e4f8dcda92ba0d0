import { env } from 'cloudflare:workers'
import { describeStore } from '@onhand/testing/store/describe-store'
import { NOW_MS } from '@onhand/testing/store/store-world'
import { d1Engine } from './engine/d1.ts'
import { storePorts } from './store-ports.ts'

const { DB } = env as unknown as { DB: D1Database }

describeStore(async () => storePorts(d1Engine(DB), () => NOW_MS))
