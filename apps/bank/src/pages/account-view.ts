import { html } from 'hono/html'
import type { Account, MovementKind, StatementEntry } from '../ledger/types.ts'
import type { StatementOnWire } from '../ledger/wire.ts'
import { instant, money } from './format.ts'
import type { Html } from './layout.ts'

const LOCALE = 'en'
const KINDS: Readonly<Record<MovementKind, string>> = {
  opening: 'Opening balance',
  capture: 'Payment',
  refund: 'Refund',
  transfer: 'Transfer',
}

/** The log-in card. */
export function logInView(failed?: { accountNumber: string; message: string }): Html {
  return html`<div class="narrow"><form class="card" method="post" action="/log-in">
<h1>See your account</h1><p class="muted">Balance and statement of any account of this bank.</p><br>
${failed ? html`<p class="error" id="error" role="alert">${failed.message}</p>` : ''}
<div class="field"><label for="accountNumber">Account number</label><input type="text" id="accountNumber" name="accountNumber" value="${failed?.accountNumber ?? ''}" inputmode="numeric" autocomplete="username" placeholder="1000-0001" maxlength="40" required></div>
<div class="field"><label for="secretKey">Secret key</label><input type="password" id="secretKey" name="secretKey" autocomplete="current-password" maxlength="100" required></div>
<button class="primary">Log in</button></form>
<div class="card"><h2>Demo accounts</h2><p class="muted">A sandbox bank with play money. The secret key of each is <strong>demo-1234</strong>.</p>
<table><tbody>
<tr><th scope="row">1000-0001</th><td>Ada Shopper</td></tr><tr><th scope="row">1000-0002</th><td>Poor Pete</td></tr>
<tr><th scope="row">2000-0001</th><td>Onhand marketplace</td></tr><tr><th scope="row">3000-0001…</th><td>Vendors</td></tr><tr><th scope="row">4000-0001…</th><td>Suppliers</td></tr>
</tbody></table></div></div>`
}

/** An account's page: what there is, and where it came from and went. */
export function accountView(account: Account, statement: StatementOnWire): Html {
  const shown = (amountMinor: number) => money(amountMinor, account.currency, LOCALE)
  return html`<section class="card"><div class="row"><div>
<h1>${account.holder}</h1><p class="muted">Account ${account.number}</p>
<p class="amount">${shown(account.balanceMinor)}</p>
<p class="muted">${shown(account.heldMinor)} held for approved payments · ${shown(account.balanceMinor - account.heldMinor)} available</p>
</div><div class="row"><a class="button" href="/statement.csv">Download CSV</a>
<form method="post" action="/log-out"><button>Log out</button></form></div></div></section>
<section class="card"><h2>Statement</h2>${entriesView(statement, shown)}</section>`
}

function entriesView(statement: StatementOnWire, shown: (amountMinor: number) => string): Html {
  if (statement.entries.length === 0) return html`<p class="muted">No movements yet.</p>`
  return html`<div class="scroll"><table>
<thead><tr><th scope="col">What</th><th scope="col" class="number">Amount</th><th scope="col" class="number wide">Balance</th></tr></thead>
<tbody>${statement.entries.map((entry) => entryView(entry, shown))}</tbody></table></div>
${statement.nextCursor ? html`<p><a href="/?cursor=${statement.nextCursor}">Older</a></p>` : ''}`
}

function entryView(entry: StatementEntry, shown: (amountMinor: number) => string): Html {
  const direction = entry.amountMinor > 0 ? 'from' : 'to'
  return html`<tr><td>${KINDS[entry.kind]} ${direction} ${entry.counterpartyHolder}<br><span class="muted">${instant(entry.atMs)} · ${entry.reference} · ${entry.transactionNumber}</span></td>
<td class="number ${entry.amountMinor > 0 ? 'in' : ''}">${entry.amountMinor > 0 ? '+' : ''}${shown(entry.amountMinor)}</td>
<td class="number wide">${shown(entry.balanceMinor)}</td></tr>`
}
