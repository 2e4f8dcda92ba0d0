export { StockKeeper } from './stock-keeper.ts'
export { stockPort, stockRoomPort } from './stock-port.ts'
export { watchStock } from './watch-stock.ts'
