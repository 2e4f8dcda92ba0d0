import type { PendingWebhook } from '@onhand/signing/webhook-outbox'
import { html, raw } from 'hono/html'
import type { Account, Switches } from '../ledger/types.ts'
import { instant, money } from './format.ts'
import type { Html } from './layout.ts'

/** The administrators' log-in card. */
export function adminLogInView(isWrong: boolean): Html {
  return html`<div class="narrow"><form class="card" method="post" action="/admin/log-in"><h1>Bank administration</h1><br>
${isWrong ? html`<p class="error" role="alert">This is not the admin key.</p>` : ''}
<div class="field"><label for="key">Admin key</label><input type="password" id="key" name="key" autocomplete="current-password" maxlength="200" required></div>
<button class="primary">Log in</button></form></div>`
}

/** What the administrators' page shows. */
export type AdminView = { switches: Switches; pending: PendingWebhook[]; accounts: Account[]; error: string | null }

/** The administrators' page: how the sandbox misbehaves, which webhooks wait, who has what. */
export function adminView(view: AdminView): Html {
  return html`${switchesForm(view)}${webhooks(view.pending)}
<section class="card"><h2>Accounts</h2><div class="scroll"><table>
<thead><tr><th scope="col">Number</th><th scope="col">Holder</th><th scope="col" class="number">Balance</th><th scope="col" class="number wide">Held</th></tr></thead>
<tbody>${view.accounts.map(
    (a) =>
      html`<tr><td>${a.number}</td><td>${a.holder}</td><td class="number">${money(a.balanceMinor, a.currency, 'en')}</td><td class="number wide">${money(a.heldMinor, a.currency, 'en')}</td></tr>`,
  )}</tbody></table></div></section>`
}

function switchesForm({ switches, error }: AdminView): Html {
  const number = (name: keyof Switches, label: string) =>
    html`<div class="field"><label for="${name}">${label}</label><input type="number" id="${name}" name="${name}" value="${String(switches[name])}" min="0" required></div>`
  const check = (name: keyof Switches, label: string) =>
    html`<label class="check"><input type="checkbox" name="${name}" ${switches[name] ? raw('checked') : ''}>${label}</label>`
  return html`<form class="card" method="post" action="/admin/switches"><h1>Switches</h1><p class="muted">How this sandbox misbehaves on purpose.</p><br>
${error ? html`<p class="error" role="alert">${error}</p>` : ''}
<div class="grid">${number('slowMs', 'Answer this much later (ms)')}${number('failNext', 'Fail the next calls')}${number('loseAnswersNext', 'Do the work, lose the next answers')}${number('webhookDelayMs', 'Webhooks this much later (ms)')}</div>
${check('declineAll', 'Decline every approval')}${check('webhooksOff', 'Send no webhooks')}${check('webhooksTwice', 'Send every webhook twice')}
<div class="row"><button class="primary">Save</button></div></form>`
}

function webhooks(pending: PendingWebhook[]): Html {
  if (pending.length === 0)
    return html`<section class="card"><h2>Webhooks</h2><p class="muted">All have arrived.</p></section>`
  return html`<section class="card"><div class="row"><h2>Webhooks that wait</h2><form method="post" action="/admin/webhooks"><button class="small">Send now</button></form></div>
<div class="scroll"><table><tbody>${pending.map(
    (p) =>
      html`<tr><td>${p.id}</td><td>${p.attempts} tries</td><td>${p.nextAttemptAtMs === null ? 'given up' : instant(p.nextAttemptAtMs)}</td><td>${p.lastError ?? ''}</td></tr>`,
  )}</tbody></table></div></section>`
}
