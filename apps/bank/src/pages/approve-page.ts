import { html, raw } from 'hono/html'
import type { Refusal } from '../ledger/refusals.ts'
import type { Payment } from '../ledger/types.ts'
import { type ApproveMessages, approveMessages, LOCALES, type Locale } from './approve-messages.ts'
import { FORM_SCRIPT, RESULT_SCRIPT } from './approve-script.ts'
import { money } from './format.ts'
import { type Html, page } from './layout.ts'

/** What the approval page shows. */
export type ApproveView = {
  payment: Payment
  merchant: string
  locale: Locale
  nonce: string
  /** What was typed before, and what was wrong with it. */
  typed?: { accountNumber: string; refusal: Refusal }
}

const LOCK = raw(
  '<svg width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" aria-hidden="true"><rect x="4" y="11" width="16" height="9" rx="2"/><path d="M8 11V7a4 4 0 0 1 8 0v4"/></svg>',
)
const TICK = raw(
  '<svg width="56" height="56" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="12" cy="12" r="9.5"/><path d="m8 12.5 2.7 2.7L16 9.5"/></svg>',
)
const CLOSED = raw(
  '<svg width="56" height="56" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" aria-hidden="true"><circle cx="12" cy="12" r="9.5"/><path d="M8 12h8"/></svg>',
)

/** The page on which a payer approves or declines [BANK-12]. */
export function approvePage(view: ApproveView): Html {
  const m = approveMessages(view.locale)
  const amount = money(view.payment.amountMinor, view.payment.currency, view.locale)
  const content = html`<div class="narrow">
<section class="card" aria-labelledby="asks">
<h1 id="asks">${m.asksFor(view.merchant)}</h1>
<p class="amount">${amount}</p>
<p class="muted">${view.payment.description || view.payment.reference}</p>
</section>
<div class="note"><span>${m.sandbox}</span><button class="small" type="button" id="fill" hidden>${m.fillIn}</button></div>
<form class="card" method="post" action="?locale=${view.locale}">
${errorOf(m, view.typed?.refusal)}
${fields(m, view)}
<button class="primary" id="approve" name="decision" value="approve">${m.approve(amount)}</button>
<button class="quiet" name="decision" value="decline" formnovalidate>${m.decline}</button>
<p class="promise">${LOCK}<span>${m.promise}</span></p>
</form>
${languages(view.locale)}
</div>`
  return page({
    title: m.title,
    lang: view.locale,
    nonce: view.nonce,
    tagline: m.tagline,
    content,
    script: FORM_SCRIPT,
  })
}

/** The page after the decision: tells the shop's window, or leads back to it. */
export function resultPage(view: Omit<ApproveView, 'typed'> & { showNumber: boolean }): Html {
  const m = approveMessages(view.locale)
  const { payment } = view
  const isPaid = payment.status === 'authorised' || payment.status === 'captured'
  const back = returnTo(payment)
  const number =
    isPaid && view.showNumber
      ? html`<p class="muted">${m.transactionNumber}</p><p><code>${payment.transactionNumber}</code></p>`
      : ''
  const content = html`<div class="narrow">
<section class="card done ${isPaid ? '' : 'sad'}" id="result" role="status" data-payment="${payment.id}" data-status="${payment.status}" data-origin="${new URL(back).origin}" data-back="${back}">
${isPaid ? TICK : CLOSED}
<h1>${isPaid ? m.approved : payment.status === 'declined' ? m.declined : m.ended}</h1>
${number}
<p><a class="button primary" href="${back}">${m.backTo(view.merchant)}</a></p>
</section></div>`
  return page({
    title: m.title,
    lang: view.locale,
    nonce: view.nonce,
    tagline: m.tagline,
    content,
    script: RESULT_SCRIPT,
  })
}

/** The page for an address that names no payment. */
export function noPaymentPage(view: { locale: Locale; nonce: string }): Html {
  const m = approveMessages(view.locale)
  const content = html`<div class="narrow"><section class="card done sad">${CLOSED}<h1>${m.notFound}</h1></section></div>`
  return page({ title: m.title, lang: view.locale, nonce: view.nonce, tagline: m.tagline, content })
}

/** Where the payer goes afterwards: the shop's address, told what became of the payment. */
export function returnTo(payment: Payment): string {
  const url = new URL(payment.returnUrl)
  url.searchParams.set('payment', payment.id)
  url.searchParams.set('status', payment.status)
  return url.href
}

function errorOf(m: ApproveMessages, refusal: Refusal | undefined): Html | string {
  if (!refusal) return ''
  const left = refusal.attemptsLeft === undefined ? '' : m.attemptsLeft(refusal.attemptsLeft)
  const other = refusal.code === 'insufficient_funds' || refusal.code === 'currency_mismatch' ? m.otherAccount : ''
  return html`<p class="error" id="error" role="alert">${m.errors[refusal.code] ?? m.somethingWrong} ${left}${other}</p>`
}

function fields(m: ApproveMessages, view: ApproveView): Html {
  const refusal = view.typed?.refusal
  const isKeyWrong = refusal?.field === 'secretKey'
  const isAccountWrong = refusal !== undefined && !isKeyWrong
  const invalid = raw('aria-invalid="true" aria-describedby="error"')
  return html`<div class="field"><label for="accountNumber">${m.accountNumber}</label>
<input type="text" id="accountNumber" name="accountNumber" value="${view.typed?.accountNumber ?? ''}" inputmode="numeric" autocomplete="username" placeholder="1000-0001" maxlength="40" required ${isAccountWrong ? invalid : ''} ${isKeyWrong ? '' : raw('autofocus')}></div>
<div class="field"><label for="secretKey">${m.secretKey}</label>
<div class="with-button"><input type="password" id="secretKey" name="secretKey" autocomplete="current-password" autocapitalize="none" spellcheck="false" maxlength="100" required ${isKeyWrong ? invalid : ''} ${isKeyWrong ? raw('autofocus') : ''}>
<button class="small" type="button" id="show" aria-pressed="false" aria-controls="secretKey" data-show="${m.show}" data-hide="${m.hide}" hidden>${m.show}</button></div></div>`
}

function languages(present: Locale): Html {
  const links = Object.entries(LOCALES).map(([locale, name]) =>
    locale === present
      ? html`<a aria-current="true" lang="${locale}" href="?locale=${locale}">${name}</a>`
      : html`<a lang="${locale}" hreflang="${locale}" href="?locale=${locale}">${name}</a>`,
  )
  return html`<nav class="languages" aria-label="Language">${links}</nav>`
}
