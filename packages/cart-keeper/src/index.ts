export { type CartKeeperObject, makeCartKeeper } from './cart-keeper.ts'
export { type CartNamespace, cartKeeperName, cartPort } from './cart-port.ts'
export type { CartKeeperDeps } from './deps.ts'
