export type { BankConfig } from './bank/bank-client.ts'
export { bankPayments } from './bank/bank-payments.ts'
export { accountsByCurrency, bankTransfers } from './bank/bank-transfers.ts'
