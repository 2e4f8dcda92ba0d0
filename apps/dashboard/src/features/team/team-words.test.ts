import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { TEAM_EN } from '@onhand/i18n/dashboard/team/en'
import { expect, it } from 'vitest'

const SERVICE = resolve(import.meta.dirname, '../../../../../packages/service/src')

/** Every `action: 'thing.done'` that a use-case writes into a log. */
function recordedActions(): readonly string[] {
  const files = readdirSync(SERVICE, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  )
  const found = files.flatMap((name) =>
    [...readFileSync(join(SERVICE, name), 'utf8').matchAll(/action: '([a-z_]+\.[a-z_]+)'/g)].map(
      ([, action]) => action ?? '',
    ),
  )
  return [...new Set(found)].sort()
}

it('has words for everything that the log of a shop may hold', () => {
  const actions = recordedActions()
  expect(actions.length).toBeGreaterThan(50)
  expect(actions.filter((action) => !(`did.${action}` in TEAM_EN))).toEqual([])
})
