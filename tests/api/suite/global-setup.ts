import type { TestProject } from 'vitest/node'
import { runMarket } from '../../harness/run-market.ts'
import { openShops } from './shops.ts'
import { moveUnknown } from './unknown-movement.ts'

/** Starts one fresh marketplace without pages for the API suite, with two small shops in it. */
export function setup(project: TestProject): Promise<() => Promise<void>> {
  return runMarket(project, {
    without: ['onhand-storefront', 'onhand-dashboard'],
    fill: async (server) => {
      const doors = {
        shopUrl: server.url('shop'),
        bankUrl: server.url('bank'),
        operatorKey: server.secrets['OPERATOR_KEY'] ?? '',
        bankAdminKey: server.secrets['BANK_ADMIN_KEY'] ?? '',
      }
      await openShops(doors)
      project.provide('unknownMovement', await moveUnknown(doors, server.secrets))
    },
  })
}
