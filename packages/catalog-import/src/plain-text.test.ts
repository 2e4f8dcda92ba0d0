import { expect, it } from 'vitest'
import { plainText } from './plain-text.ts'

it.each([
  ['<p>One</p><p>Two &amp; three</p>', 'One\nTwo & three'],
  ['<ul><li>A</li><li>B</li></ul>', '• A\n• B'],
  ['<script>alert(1)</script>Safe', 'Safe'],
  ['5 < 6 stays', '5 < 6 stays'],
  ['=HYPERLINK("x")', '=HYPERLINK("x")'],
  ['caf&#233; &#x27;x&#x27; &unknown;', "café 'x' &unknown;"],
])('%s reads as %s', (html, text) => {
  expect(plainText(html)).toBe(text)
})
