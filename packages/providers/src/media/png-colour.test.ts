import { describe, expect, it } from 'vitest'
import { pngColour } from './png-colour.ts'

// Each is one pixel: true colour, with opacity, grey, from a palette.
const PIXELS = {
  '#ff8000': 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP438AAAAQBAYDFKhhdAAAAAElFTkSuQmCC',
  '#102030': 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGMQUDD4DwACBAFgjby7cQAAAABJRU5ErkJggg==',
  '#7f7f7f': 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOoBwAAgQCA05RTSgAAAABJRU5ErkJggg==',
  '#0a0b0c':
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAMAAAAoyzS7AAAABlBMVEUAAAAKCwxCsqn5AAAACklEQVR4nGNgBAAAAwACS/Xd6gAAAABJRU5ErkJggg==',
}

describe('the colour of a pixel', () => {
  it.each(Object.entries(PIXELS))('[CAT-9] reads %s', async (colour, base64) => {
    expect(await pngColour(Uint8Array.from(Buffer.from(base64, 'base64')))).toBe(colour)
  })

  it('[CAT-9] knows no colour of what is no picture of a pixel', async () => {
    expect(await pngColour(new Uint8Array(100))).toBeNull()
  })
})
