import type { RefusalCode } from '../ledger/refusals.ts'

/** The languages of the approval page. */
export const LOCALES = { en: 'English', 'zh-TW': '繁體中文' } as const

/** One of them. */
export type Locale = keyof typeof LOCALES

/** What the approval page says. */
export type ApproveMessages = {
  title: string
  tagline: string
  asksFor: (merchant: string) => string
  accountNumber: string
  secretKey: string
  show: string
  hide: string
  approve: (amount: string) => string
  decline: string
  promise: string
  sandbox: string
  fillIn: string
  approved: string
  declined: string
  ended: string
  transactionNumber: string
  backTo: (merchant: string) => string
  notFound: string
  attemptsLeft: (count: number) => string
  otherAccount: string
  errors: Partial<Record<RefusalCode, string>>
  somethingWrong: string
}

const english: ApproveMessages = {
  title: 'Approve a payment',
  tagline: 'Your bank’s own page',
  asksFor: (merchant) => `${merchant} asks for`,
  accountNumber: 'Account number',
  secretKey: 'Secret key',
  show: 'Show',
  hide: 'Hide',
  approve: (amount) => `Approve ${amount}`,
  decline: 'Decline',
  promise: 'The shop never sees your account number or your secret key. It only learns that you approved.',
  sandbox: 'A sandbox bank with play money: account 1000-0001, key demo-1234.',
  fillIn: 'Fill in',
  approved: 'Approved',
  declined: 'Declined. Nothing was charged.',
  ended: 'This payment is no longer open. Nothing was charged.',
  transactionNumber: 'Transaction number',
  backTo: (merchant) => `Back to ${merchant}`,
  notFound: 'There is no such payment. Go back to the shop and start again.',
  attemptsLeft: (count) => (count === 1 ? 'One try left.' : `${count} tries left.`),
  otherAccount: 'You can use another account.',
  errors: {
    credentials_wrong: 'The account number and the secret key do not belong together.',
    insufficient_funds: 'There is not enough money on this account.',
    too_many_attempts: 'Too many wrong secret keys. Try again in a quarter of an hour, or use another account.',
    currency_mismatch: 'This account is kept in another currency.',
    payment_already_decided: 'This payment was decided before, from another account or by a decline.',
    payment_expired: 'The time to approve this payment is over. Nothing was charged.',
    invalid_request: 'An account number looks like 1000-0001, and the secret key must be filled in.',
  },
  somethingWrong: 'That did not work. Nothing was charged; please try again.',
}

const chinese: ApproveMessages = {
  title: '核准付款',
  tagline: '銀行專屬頁面',
  asksFor: (merchant) => `${merchant} 請求付款`,
  accountNumber: '帳號',
  secretKey: '密鑰',
  show: '顯示',
  hide: '隱藏',
  approve: (amount) => `核准 ${amount}`,
  decline: '拒絕',
  promise: '商店不會看到您的帳號與密鑰，只會得知您已核准付款。',
  sandbox: '沙盒銀行，使用測試金額：帳號 1000-0001，密鑰 demo-1234。',
  fillIn: '填入',
  approved: '已核准',
  declined: '已拒絕，未扣款。',
  ended: '這筆付款已關閉，未扣款。',
  transactionNumber: '交易編號',
  backTo: (merchant) => `返回 ${merchant}`,
  notFound: '查無此付款。請回到商店重新開始。',
  attemptsLeft: (count) => `還可嘗試 ${count} 次。`,
  otherAccount: '您可以改用其他帳號。',
  errors: {
    credentials_wrong: '帳號與密鑰不相符。',
    insufficient_funds: '此帳號餘額不足。',
    too_many_attempts: '密鑰錯誤次數過多。請於十五分鐘後再試，或改用其他帳號。',
    currency_mismatch: '此帳號使用其他幣別。',
    payment_already_decided: '這筆付款已由其他帳號核准或已被拒絕。',
    payment_expired: '核准時間已過，未扣款。',
    invalid_request: '帳號格式如 1000-0001，且必須填寫密鑰。',
  },
  somethingWrong: '操作未成功，未扣款，請再試一次。',
}

/** The messages of a language. */
export function approveMessages(locale: Locale): ApproveMessages {
  return locale === 'zh-TW' ? chinese : english
}

/** The language that was asked for, or else the browser's. */
export function chooseLocale(asked: string | undefined, acceptLanguage: string | undefined): Locale {
  const wanted = asked ?? acceptLanguage ?? ''
  return /^\s*zh\b/i.test(wanted) ? 'zh-TW' : 'en'
}
