import { expect, it } from 'vitest'
import { headTagHtml } from './page-head.ts'

it('[SHOP-2] escapes every text of the head', () => {
  const text = '"><script>x</script>&'
  const escaped = '&quot;&gt;&lt;script&gt;x&lt;/script&gt;&amp;'
  expect([
    headTagHtml({ tag: 'title', text }),
    headTagHtml({ tag: 'meta', attributes: { name: 'description', content: text } }),
  ]).toEqual([`<title>${escaped}</title>`, `<meta name="description" content="${escaped}">`])
})
