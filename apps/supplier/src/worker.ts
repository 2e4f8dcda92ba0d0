import { app } from './app.ts'

export { SupplierBook } from './book/supplier-book.ts'

export default app
