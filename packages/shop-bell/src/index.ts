export { bellRinger, type RingShop } from './bell-ringer.ts'
export { ShopBell } from './shop-bell.ts'
export { watchShop } from './watch-shop.ts'
