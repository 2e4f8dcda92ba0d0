import type { SymbolData } from '@onhand/domain/inventory/label'
import { code128, type DrawingContext, ean13, ean8, gs1_128, gs1datamatrix, itf14, qrcode } from 'bwip-js/generic'

/** A symbol as shapes in modules: filled outlines, holes inside them by the even-odd rule. One-dimensional bars are given any height. */
export type SymbolShapes = {
  readonly width: number
  readonly height: number
  readonly isMatrix: boolean
  readonly outlines: readonly (readonly (readonly [x: number, y: number])[])[]
}

const MATRIX = new Set<SymbolData['kind']>(['qr', 'datamatrix'])

/** Encodes a symbol (BWIPP). Throws on data the symbol cannot hold: check with `symbolOf` and `parseGs1` before. */
export function drawSymbol(symbol: SymbolData): SymbolShapes {
  const isMatrix = MATRIX.has(symbol.kind)
  const drawing = collector(isMatrix)
  const options = { bcid: '', text: symbol.text, scale: 1, includetext: false }
  switch (symbol.kind) {
    case 'ean13':
      return ean13(options, drawing)
    case 'ean8':
      return ean8(options, drawing)
    case 'itf14':
      return itf14(options, drawing)
    case 'code128':
      return code128(options, drawing)
    case 'gs1_128':
      return gs1_128(options, drawing)
    case 'qr':
      return qrcode(options, drawing)
    case 'datamatrix':
      return gs1datamatrix(options, drawing)
  }
}

/** Takes what the encoder draws, instead of a picture. */
function collector(isMatrix: boolean): DrawingContext<SymbolShapes> {
  const outlines: [number, number][][] = []
  let size = { width: 0, height: 0 }
  return {
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (width, height) => {
      size = { width, height }
    },
    // biome-ignore lint/complexity/useMaxParams: the encoder's.
    line: (x0, y0, _x1, y1, lineWidth) => {
      const half = lineWidth / 2
      // Bars only, upright; the encoder puts the middle of those of odd width half a module to the right.
      const middle = lineWidth % 2 === 1 ? x0 - 0.5 : x0
      const [left, right] = [middle - half, middle + half]
      const [top, bottom] = [Math.min(y0, y1), Math.max(y0, y1)]
      outlines.push([
        [left, top],
        [right, top],
        [right, bottom],
        [left, bottom],
      ])
    },
    polygon: (points) => {
      outlines.push(points.map(([x, y]) => [x, y]))
    },
    hexagon: () => {},
    ellipse: () => {},
    fill: () => {},
    text: () => {},
    end: () => ({ ...size, isMatrix, outlines }),
  }
}
