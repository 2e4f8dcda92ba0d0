import { createHash } from 'node:crypto'
import { DRAWING_SIZE, drawing } from './artwork.ts'
import type { LabelText } from './label.ts'
import { PACKS, type PackKind } from './packs.ts'
import type { Palette } from './palette.ts'

/** Pictures are 4:5. */
export const PICTURE = { width: 800, height: 1000 } as const

/** What one picture shows. */
export type PictureSpec = {
  readonly icon: string
  readonly pack: PackKind
  readonly text: LabelText
  readonly palette: Palette
  readonly variety: number
}

/** Composes a product's picture: its drawing and its pack on a softly tinted ground, with contact shadows and the pack's label. */
export function composePicture(spec: PictureSpec): string {
  const { palette } = spec
  // biome-ignore lint/complexity/useMaxParams: where, how large and how turned: read as one.
  const art = (x: number, bottom: number, size: number, turn = 0): string =>
    `<use href="#art" transform="translate(${x - size / 2} ${bottom - size}) rotate(${turn} ${size / 2} ${size / 2}) scale(${size / DRAWING_SIZE})"/>`
  return frame(
    palette,
    `<g id="art">${drawing(spec.icon)}</g>`,
    PACKS[spec.pack]({ palette, text: spec.text, variety: spec.variety, art }),
  )
}

/** The name a picture is served under: what it shows decides it, so it may be kept for ever. */
export function pictureName(slug: string, svg: string): string {
  return `${slug}-${createHash('sha256').update(svg).digest('hex').slice(0, 10)}.svg`
}

/** Wall, table and the light on both, behind `scene`. */
export function frame(palette: Palette, defs: string, scene: string): string {
  const { width, height } = PICTURE
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><defs>
<radialGradient id="contact"><stop offset="0" stop-color="#2B2116" stop-opacity=".34"/><stop offset=".6" stop-color="#2B2116" stop-opacity=".14"/><stop offset="1" stop-color="#2B2116" stop-opacity="0"/></radialGradient>
<radialGradient id="light" cx=".36" cy=".22" r=".9"><stop offset="0" stop-color="#fff" stop-opacity=".55"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
${defs}</defs><rect width="${width}" height="${height}" fill="${palette.wall}"/><path d="M0 640 H${width} V${height} H0 Z" fill="${palette.table}"/><rect width="${width}" height="${height}" fill="url(#light)"/>${scene}</svg>`
}
