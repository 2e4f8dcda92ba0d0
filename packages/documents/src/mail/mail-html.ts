import type { Locale } from '@onhand/domain/catalog/views'
import { messages } from '@onhand/i18n'

const FONT = "Inter,'Helvetica Neue',Helvetica,Arial,'PingFang TC','Microsoft JhengHei','Noto Sans TC',sans-serif"
const INK = '#1B1F17'
const MUTED = '#5F635B'
const GROUND = '#FBFAF7'
const HAIRLINE = '#E4E3DC'
const ACCENT = '#1F6B45'

/** HTML that is safe to put into a mail: made by `html` only. */
export type Html = { readonly html: string }

/** Markup with its values escaped; lists are joined. Text of shoppers and vendors can never become markup [NEWS-2]. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  const text = parts.map((part, index) => part + (index < values.length ? shown(values[index] ?? '') : '')).join('')
  return { html: text }
}

function shown(value: string | number | Html | readonly Html[]): string {
  if (Array.isArray(value)) return value.map((one: Html) => one.html).join('')
  if (typeof value === 'object' && 'html' in value) return value.html
  return escapeHtml(String(value))
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

/** A paragraph. */
export function paragraph(text: string): Html {
  return html`<p style="margin:0 0 16px;font-size:15px;line-height:1.6;color:${INK}">${text}</p>`
}

/** A quiet line. */
export function muted(text: string): Html {
  return html`<p style="margin:0 0 4px;font-size:13px;line-height:1.6;color:${MUTED}">${text}</p>`
}

/** The one thing to do next: a link that looks like a button, readable where styles are not. */
export function button(label: string, url: string): Html {
  return html`<p style="margin:24px 0"><a href="${url}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${ACCENT};color:#FFFFFF;font-size:15px;font-weight:600;text-decoration:none">${label}</a></p>`
}

/** A name and its number on one line, figures aligned right. */
export function sumRow(label: string, value: string, isTotal = false): Html {
  const weight = isTotal ? '600' : '400'
  const size = isTotal ? '17px' : '15px'
  return html`<tr><td style="padding:4px 0;font-size:${size};font-weight:${weight};color:${isTotal ? INK : MUTED}">${label}</td><td style="padding:4px 0;font-size:${size};font-weight:${weight};text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;color:${INK}">${value}</td></tr>`
}

/** Rows of `sumRow`, as wide as the mail. */
export function table(rows: readonly Html[]): Html {
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:0 0 16px">${rows}</table>`
}

/** A heading over a part of the mail, with a hairline above. */
export function heading(text: string): Html {
  return html`<h2 style="margin:24px 0 8px;padding-top:16px;border-top:1px solid ${HAIRLINE};font-size:17px;line-height:1.4;color:${INK}">${text}</h2>`
}

/** A hairline between parts that need no heading. */
export function divider(): Html {
  return html`<div style="margin:24px 0 12px;border-top:1px solid ${HAIRLINE}"></div>`
}

/** A whole mail: one column, no pictures, readable in light and dark. `preview` is what a list of mails shows. */
export function page(
  locale: Locale,
  title: string,
  parts: { readonly preview: string; readonly body: readonly Html[] },
): string {
  const { t } = messages(locale)
  return html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light"><title>${title}</title></head>
<body style="margin:0;padding:0;background:${GROUND};font-family:${{ html: FONT }}">
<div style="display:none;max-height:0;overflow:hidden">${parts.preview}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px"><tr><td style="padding:0 4px 16px;font-size:21px;font-weight:600;color:${ACCENT}">Onhand</td></tr>
<tr><td style="background:#FFFFFF;border:1px solid ${HAIRLINE};border-radius:12px;padding:28px 24px">
<h1 style="margin:0 0 16px;font-size:21px;line-height:1.35;color:${INK}">${title}</h1>
${parts.body}
</td></tr>
<tr><td style="padding:16px 4px">${muted(t('mail.signature'))}</td></tr></table>
</td></tr></table>
</body></html>`.html
}
