import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { workerdConfig } from '../../tools/test/workerd-config.ts'

const releases = readdirSync(join(import.meta.dirname, '../../migrations/d1')).filter((name) => name.endsWith('.sql'))
// One that each release left, for the tests of upgrades.
const old = Object.fromEntries(releases.map((_, index) => [`OLD_${index + 1}`, `old-${index + 1}`]))

export default workerdConfig(import.meta.dirname, {
  main: './src/test-worker.ts',
  d1: true,
  miniflare: { d1Databases: { DB: 'onhand', ...old } },
})
