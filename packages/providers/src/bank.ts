export type { BankConfig } from './bank/bank-client.ts'
export { bankPayouts, bankStatements } from './bank/bank-statements.ts'
export { bankPayments } from './bank/bank-payments.ts'
export { accountsByCurrency, bankTransfers } from './bank/bank-transfers.ts'
