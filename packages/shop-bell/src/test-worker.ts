export { ShopBell } from './shop-bell.ts'

/** The bell is reached by its namespace. Tests only. */
export default { fetch: () => new Response(null, { status: 404 }) }
