import { expect, it } from 'vitest'
import { ownSlug, slugOf } from './slug.ts'

it.each([
  ['Sourdough Loaf, 800 g', 'sourdough-loaf-800-g'],
  ['Crème brûlée', 'creme-brulee'],
  ['鳳梨酥 12入', '鳳梨酥-12入'],
  ['Grandma’s jam', 'grandmas-jam'],
  ['  --  ', ''],
  ['=cmd|calc', 'cmd-calc'],
])('[IMP-2] %s becomes %s', (text, slug) => {
  expect(slugOf(text)).toBe(slug)
})

it('[IMP-2] keeps a slug short enough for its suffix', () => {
  expect(ownSlug('long '.repeat(100), 'prd_0123456789').length).toBeLessThanOrEqual(100)
})

it('[IMP-2] gives the same product the same slug and another product another one', () => {
  expect(ownSlug('Mug', 'prd_aaaaaabbbbbb')).toBe('mug-bbbbbb')
  expect(ownSlug('Mug', 'prd_aaaaaacccccc')).toBe('mug-cccccc')
  expect(ownSlug('!!!', 'prd_aaaaaacccccc')).toBe('cccccc')
})
