import type { TestProject } from 'vitest/node'
import { seed } from '../../tools/seed/run.ts'
import { runMarket } from './run-market.ts'

/** Starts one fresh marketplace with the demo in it, storefront included, for the tests with a browser. */
export function setup(project: TestProject): Promise<() => Promise<void>> {
  return runMarket(project, {
    // Nobody waits two minutes for what a step earned.
    vars: { CREDIT_SETTLED_AFTER_SECONDS: '0' },
    fill: async (server, log) => {
      await seed({
        shopUrl: server.url('shop'),
        bankUrl: server.url('bank'),
        operatorKey: server.secrets['OPERATOR_KEY'] ?? '',
        bankAdminKey: server.secrets['BANK_ADMIN_KEY'] ?? '',
        log,
      })
    },
  })
}
