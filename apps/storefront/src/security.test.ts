import { expect, it } from 'vitest'
import { escapeJson } from './lib/escape-json.ts'
import { publicAddress } from './public-pages.ts'
import { sealHtml } from './security.ts'

it('[SHOP-2] allows the scripts of this rendering by hash, and leaves no nonce behind', async () => {
  const { html, policy } = await sealHtml(
    '<script nonce="n1">go()</script><script type="module" nonce="n1" async src="/a.js"></script>',
    'n1',
  )
  expect(html).toBe('<script>go()</script><script type="module" async src="/a.js"></script>')
  expect(policy).toContain("script-src 'self' 'sha256-")
  expect(policy).not.toContain("'unsafe-inline' 'sha256")
})

it('[SHOP-2] does not allow a script that came in with a text', async () => {
  const { html, policy } = await sealHtml('<p><script>steal()</script><script nonce="guess">steal()</script></p>', 'n1')
  expect(html).toContain('<script nonce="guess">')
  expect(policy).not.toContain('sha256')
})

it('[SHOP-2] writes facts for search engines so that no text can end them', () => {
  const text = '</script><script>alert(1)</script>\u2028'
  expect(escapeJson({ text })).not.toMatch(/<|\u2028/)
  expect(JSON.parse(escapeJson({ text }))).toEqual({ text })
})

it('[SHOP-1] keeps the parameters a page reads, in one order, and drops the others', () => {
  const address = (path: string) => publicAddress(new URL(path, 'http://shop.localhost'))
  expect([
    address('/en?utm_source=mail'),
    address('/en/'),
    address('/en/c/tea?sort=newest&fbclid=1&vendor=mill'),
    address('/en/p/tea?q=1'),
    address('/zh-Hant/search?q=茶&x=1'),
  ]).toEqual(['/en', '/en', '/en/c/tea?vendor=mill&sort=newest', '/en/p/tea', '/zh-Hant/search?q=%E8%8C%B6'])
})

it('[SHOP-1] keeps no personal page', () => {
  const kept = ['cart', 'checkout', 'checkout/return', 'order/abc', 'account', 'login'].map((path) =>
    publicAddress(new URL(`/en/${path}`, 'http://shop.localhost')),
  )
  expect(kept).toEqual([null, null, null, null, null, null])
})
