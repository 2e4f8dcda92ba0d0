import { DRAWING_SIZE, drawing } from './artwork.ts'

/** Shop pictures are 3:2. */
export const SHOP_PICTURE = { width: 1200, height: 800 } as const

/** What a shop's picture shows: its front in its own colour, its name over the door, its goods in the window. */
export type ShopPictureSpec = { readonly name: string; readonly accent: string; readonly icons: readonly string[] }

const STRIPES = 11
const AWNING = { left: 130, right: 1070, top: 236, drop: 96 }

/** Draws a shop's front: sign, awning, window with the goods, door, pavement. */
export function composeShopPicture({ name, accent, icons }: ShopPictureSpec): string {
  const { width, height } = SHOP_PICTURE
  const defs = icons.map((icon, index) => `<g id="art${index}">${drawing(icon)}</g>`).join('')
  const goods = icons
    .map(
      (_, index) =>
        `<ellipse cx="${270 + index * 150}" cy="600" rx="62" ry="9" fill="#2B2116" opacity=".16"/><use href="#art${index}" transform="translate(${205 + index * 150} 474) scale(${130 / DRAWING_SIZE})"/>`,
    )
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><defs><linearGradient id="glass" x2="1" y2="1"><stop offset="0" stop-color="#FBF6E9"/><stop offset="1" stop-color="#EFE3C8"/></linearGradient>${defs}</defs>
<rect width="${width}" height="${height}" fill="${mix(accent, 0.86)}"/><rect y="690" width="${width}" height="110" fill="${mix(accent, 0.68)}"/><ellipse cx="600" cy="700" rx="560" ry="20" fill="#2B2116" opacity=".1"/>
<rect x="150" y="96" width="900" height="600" rx="10" fill="${mix(accent, 0.12)}"/><rect x="150" y="96" width="900" height="600" rx="10" fill="#000" opacity=".08"/><rect x="150" y="96" width="900" height="140" rx="10" fill="${accent}"/>
<text x="600" y="186" text-anchor="middle" font-family="Fraunces, Georgia, 'Times New Roman', serif" font-weight="600" font-size="${Math.min(64, Math.round(1250 / name.length))}" fill="#FFFDF8">${name.replace(/&/g, '&amp;')}</text>
<rect x="186" y="300" width="610" height="330" rx="6" fill="url(#glass)"/><path d="M186 300 H420 L300 630 H186 Z" fill="#fff" opacity=".3"/><rect x="186" y="602" width="610" height="28" fill="#D9C7A2"/>
<rect x="838" y="300" width="176" height="396" rx="6" fill="${mix(accent, -0.25)}"/><rect x="860" y="326" width="132" height="210" rx="4" fill="url(#glass)"/><circle cx="982" cy="568" r="8" fill="#E8D9B4"/>
${goods}${awning(accent)}<rect x="166" y="640" width="650" height="56" fill="${mix(accent, -0.18)}"/></svg>`
}

function awning(accent: string): string {
  const step = (AWNING.right - AWNING.left) / STRIPES
  const bottom = AWNING.top + AWNING.drop
  return (
    Array.from({ length: STRIPES }, (_, index) => {
      const x = AWNING.left + index * step
      const colour = index % 2 === 0 ? '#FFFDF8' : accent
      return `<path d="M${x} ${AWNING.top} H${x + step} V${bottom - 22} A${step / 2} 26 0 0 1 ${x} ${bottom - 22} Z" fill="${colour}"/>`
    }).join('') +
    `<rect x="${AWNING.left}" y="${AWNING.top}" width="${AWNING.right - AWNING.left}" height="14" fill="#000" opacity=".1"/>`
  )
}

/** A colour lightened (towards white) or darkened (negative share). */
function mix(colour: string, share: number): string {
  const target = share < 0 ? 0 : 255
  const channel = (from: number): string => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16)
    return Math.round(value + (target - value) * Math.abs(share))
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`
}
