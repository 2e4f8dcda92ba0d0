export { StockKeeper } from './stock-keeper.ts'
export { stockPort } from './stock-port.ts'
export { watchStock } from './watch-stock.ts'
