import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { NOW_MS } from '@onhand/testing/store/store-world'
import { describeUpgrade } from '@onhand/testing/store/upgrade-contract'
import { d1Engine } from './engine/d1.ts'
import { storePorts } from './store-ports.ts'

type Migrations = Parameters<typeof applyD1Migrations>[1]
type TestEnv = { TEST_MIGRATIONS: Migrations } & Record<`OLD_${number}`, D1Database>

const bindings = env as unknown as TestEnv

describeUpgrade(bindings.TEST_MIGRATIONS.length, async (releases) => {
  const database = bindings[`OLD_${releases}`]
  if (!database) throw new Error(`no database for release ${releases}`)
  await applyD1Migrations(database, bindings.TEST_MIGRATIONS.slice(0, releases))
  return {
    dialect: 'sqlite',
    fill: (statements) => database.batch(statements.map((sql) => database.prepare(sql))),
    upgrade: async () => {
      await applyD1Migrations(database, bindings.TEST_MIGRATIONS)
    },
    ports: async () => storePorts(d1Engine(database), () => NOW_MS),
  }
})
