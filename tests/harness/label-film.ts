import { drawSymbol } from '@onhand/documents/labels/draw-symbol'
import type { SymbolData } from '@onhand/domain/inventory/label'

const WIDTH = 1_280
const HEIGHT = 720
const FRAMES = 4
const WHITE = 235
const BLACK = 16

/** A film of a label that nobody moves, as a camera takes it (y4m): the symbol's bars, black on white, in the middle. One-dimensional symbols only. */
export function labelFilm(symbol: SymbolData): Uint8Array {
  const shapes = drawSymbol(symbol)
  const scale = Math.floor((WIDTH * 0.85) / shapes.width)
  const left = Math.floor((WIDTH - shapes.width * scale) / 2)
  const [top, bottom] = [HEIGHT / 4, (HEIGHT * 3) / 4]
  const light = new Uint8Array(WIDTH * HEIGHT).fill(WHITE)
  for (const bar of shapes.outlines) {
    const columns = bar.map(([x]) => left + Math.round(x * scale))
    const [from, to] = [Math.min(...columns), Math.max(...columns)]
    for (let row = top; row < bottom; row += 1) light.fill(BLACK, row * WIDTH + from, row * WIDTH + to)
  }
  const colour = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128)
  const text = (words: string) => new TextEncoder().encode(words)
  const frame = [text('FRAME\n'), light, colour]
  const parts = [
    text(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`),
    ...Array.from({ length: FRAMES }, () => frame).flat(),
  ]
  return Buffer.concat(parts)
}
