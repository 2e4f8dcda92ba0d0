import { describe, expect, it } from 'vitest'
import { composePicture, pictureName } from './compose.ts'
import { demoPictures } from './demo-pictures.ts'
import { goodsPictureFor, goodsPictures } from './goods-pictures.ts'
import { PACK_KINDS } from './packs.ts'
import { paletteAt } from './palette.ts'

const spec = {
  icon: 'red-apple',
  palette: paletteAt(0),
  variety: 1,
  text: { brand: 'Marlow & Road', title: 'Cox <apples>', size: '1 kg' },
}

describe('a picture', () => {
  it.each(PACK_KINDS)('of a %s carries its label, escaped', (pack) => {
    const svg = composePicture({ ...spec, pack })
    expect(svg).toContain('MARLOW &amp; ROAD')
    expect(svg).toContain('&lt;apples&gt;')
  })

  it('has a name that changes with what it shows, and only then', () => {
    const [first, again, other] = [1, 1, 2].map((variety) =>
      pictureName('apples', composePicture({ ...spec, pack: 'loose', variety })),
    )
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })
})

it('draws every product of the demo differently', () => {
  const pictures = demoPictures()
  expect(pictures.length).toBeGreaterThan(300)
  expect(new Set(pictures.map((picture) => picture.svg)).size).toBe(pictures.length)
  expect(new Set(pictures.map((picture) => picture.name)).size).toBe(pictures.length)
})

it('finds a picture for goods of any words', () => {
  const urls = goodsPictures().map((picture) => `/media/${picture.name}`)
  for (const words of ['WHITE HANGING HEART T-LIGHT HOLDER', 'iPhone 13 Pro', '', 'ﺷﺎﻱ'])
    expect(urls).toContain(goodsPictureFor(words).url)
})
