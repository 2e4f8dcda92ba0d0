const NONCE_ATTRIBUTE = / nonce="([^"]*)"/g
const INLINE_SCRIPT = /<script nonce="([^"]*)"([^>]*)>([\s\S]*?)<\/script>/g

/**
 * Turns nonces into hashes, so that the page can be kept and sent to many. Only scripts that carry this rendering's nonce are
 * hashed: one that came in with a product's text has none and stays forbidden.
 */
export async function sealHtml(
  html: string,
  nonce: string,
): Promise<{ readonly html: string; readonly policy: string }> {
  const scripts = [...html.matchAll(INLINE_SCRIPT)]
    .filter((match) => match[1] === nonce && !match[2]?.includes('src='))
    .map((match) => match[3] ?? '')
  const hashes = await Promise.all(scripts.map(hash))
  return {
    html: html.replace(NONCE_ATTRIBUTE, (whole, value) => (value === nonce ? '' : whole)),
    policy: contentPolicy(hashes),
  }
}

async function hash(script: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script))
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`
}

/** What a page may load: its own files and the scripts named by hash. Style attributes carry tints and widths only. */
function contentPolicy(scriptHashes: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${[...new Set(scriptHashes)].join(' ')}`.trim(),
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Headers of every page. The opener policy lets the bank's window answer the page that opened it. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'permissions-policy': 'geolocation=(self), camera=(), microphone=()',
  'x-frame-options': 'DENY',
}
