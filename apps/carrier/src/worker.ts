import { app } from './app.ts'

export { CarrierBook } from './book/carrier-book.ts'

export default app
