import { describe, expect, it } from 'vitest'
import { cropWindow, settled, UNCROPPED } from './crop-frame.ts'

const PHOTO = { width: 1000, height: 500 }

describe('cropping', () => {
  it('[CAT-9] shows the middle of a picture as large as the frame allows', () => {
    expect(cropWindow(PHOTO, 0.8, UNCROPPED)).toEqual({ width: 400, height: 500, left: 300, top: 0 })
    expect(cropWindow(PHOTO, 4, UNCROPPED)).toEqual({ width: 1000, height: 250, left: 0, top: 125 })
  })

  it('[CAT-9] never shows beyond the edge, however far it is moved', () => {
    expect(cropWindow(PHOTO, 0.8, { ...UNCROPPED, x: 9 })).toMatchObject({ left: 600 })
    const state = settled(PHOTO, 0.8, { ...UNCROPPED, x: 9, y: -9 })
    expect(state.x).toBeCloseTo(0.3)
    expect(state.y).toBeCloseTo(0)
  })

  it('[CAT-9] turns by quarters, backwards too, and magnifies around the centre', () => {
    const turned = settled(PHOTO, 0.8, { ...UNCROPPED, quarterTurns: -1 })
    expect(turned.quarterTurns).toBe(3)
    expect(cropWindow(PHOTO, 0.8, turned)).toEqual({ width: 500, height: 625, left: 0, top: 187.5 })
    expect(cropWindow(PHOTO, 0.8, { ...UNCROPPED, zoom: 2 })).toEqual({ width: 200, height: 250, left: 400, top: 125 })
  })
})
