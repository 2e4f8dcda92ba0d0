import { app } from './app.ts'

export { BankLedger } from './ledger/bank-ledger.ts'

export default app
