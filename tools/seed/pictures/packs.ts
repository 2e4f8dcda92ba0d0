import type { LabelText } from './label.ts'
import { labelHeight, labelText } from './label.ts'
import type { Palette } from './palette.ts'

/** How goods are packed. Each is drawn in its own way. */
export const PACK_KINDS = [
  'loose',
  'pouch',
  'jar',
  'bottle',
  'tin',
  'flat',
  'box',
  'carton',
  'cup',
  'crate',
  'sleeve',
  'tag',
  'wrap',
] as const
export type PackKind = (typeof PACK_KINDS)[number]

/** What a pack is drawn from. `art` draws the product's drawing at a place and size. */
export type PackScene = {
  readonly palette: Palette
  readonly text: LabelText
  /** The seed of small differences: how many, which way they lean. */
  readonly variety: number
  readonly art: (centreX: number, bottomY: number, size: number, turn?: number) => string
}

/** Contact shadow of something that stands on the table. */
export function shadow(centreX: number, y: number, width: number): string {
  return `<ellipse cx="${centreX}" cy="${y}" rx="${width / 2}" ry="${Math.max(14, width * 0.07)}" fill="url(#contact)"/>`
}

const PAPER = '#FFFDF8'

function label(
  scene: PackScene,
  box: {
    x: number
    y: number
    width: number
    height: number
    radius?: number
    linesMax?: number
    titleSize?: number
    withArt?: number
  },
): string {
  const { palette, text, art } = scene
  const artSize = box.withArt ?? 0
  const area = {
    x: box.x + box.width / 2,
    y: 0,
    width: box.width - 36,
    ink: palette.ink,
    titleSize: box.titleSize ?? 44,
    linesMax: box.linesMax ?? 3,
    heightMax: box.height - artSize - 30,
  }
  const free = box.height - labelHeight(text, area) - artSize
  const top = box.y + Math.max(14, free / (artSize > 0 ? 3 : 2))
  const drawing = artSize > 0 ? art(area.x, top + artSize, artSize) : ''
  const textTop = artSize > 0 ? top + artSize + Math.max(4, free / 6) : top
  return `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="${box.radius ?? 10}" fill="${PAPER}"/>${drawing}${labelText(text, { ...area, y: textTop })}`
}

/** A stand-up bag with a folded top. */
function pouch(scene: PackScene): string {
  const { palette, art, variety } = scene
  const body = `<path d="M232 262 Q400 248 568 262 L592 822 Q400 848 208 822 Z" fill="${palette.pack}"/>
<path d="M568 262 L592 822 Q560 829 528 832 L520 259 Z" fill="${palette.shade}" opacity=".45"/>
<path d="M224 196 H576 L568 266 Q400 252 232 266 Z" fill="${palette.shade}"/><path d="M228 232 H572" stroke="#fff" stroke-opacity=".25" stroke-width="3" stroke-dasharray="10 8"/>`
  const front =
    variety % 2 === 0 ? shadow(628, 858, 170) + art(628, 864, 170, 10) : shadow(176, 858, 170) + art(176, 864, 170, -10)
  return shadow(400, 842, 520) + body + label(scene, { x: 264, y: 330, width: 272, height: 410, withArt: 170 }) + front
}

/** A glass jar with a screw lid; what is in it shines through. */
function jar(scene: PackScene): string {
  const { palette, art, variety } = scene
  const glass = `<rect x="222" y="330" width="356" height="500" rx="58" fill="${palette.pack}"/><rect x="222" y="330" width="356" height="90" rx="45" fill="#fff" opacity=".28"/>
<rect x="244" y="370" width="26" height="400" rx="13" fill="#fff" opacity=".32"/><rect x="530" y="380" width="48" height="400" rx="24" fill="${palette.shade}" opacity=".4"/>
<rect x="246" y="238" width="308" height="98" rx="20" fill="${palette.ink}"/><rect x="246" y="262" width="308" height="10" fill="#fff" opacity=".14"/><rect x="246" y="292" width="308" height="10" fill="#fff" opacity=".14"/>`
  const front =
    variety % 2 === 0 ? shadow(640, 850, 190) + art(640, 858, 190, 8) : shadow(166, 850, 190) + art(166, 858, 190, -8)
  return (
    shadow(400, 836, 460) +
    glass +
    label(scene, { x: 246, y: 440, width: 308, height: 300, radius: 14, withArt: 110, titleSize: 38 }) +
    front
  )
}

/** A bottle with a cork-coloured cap. */
function bottle(scene: PackScene): string {
  const { palette, art, variety } = scene
  const side = variety % 2 === 0 ? 600 : 200
  const body = `<path d="M352 208 H448 V330 Q452 392 506 432 Q530 452 530 492 V800 Q530 834 496 834 H304 Q270 834 270 800 V492 Q270 452 294 432 Q348 392 352 330 Z" fill="${palette.pack}"/>
<path d="M288 500 Q288 466 312 446" stroke="#fff" stroke-opacity=".4" stroke-width="14" fill="none" stroke-linecap="round"/><path d="M490 440 Q530 460 530 492 V800 Q530 834 496 834 H480 Z" fill="${palette.shade}" opacity=".5"/>
<rect x="344" y="148" width="112" height="74" rx="12" fill="${palette.ink}"/>`
  return (
    shadow(400, 838, 380) +
    body +
    label(scene, { x: 270, y: 520, width: 260, height: 250, radius: 4, titleSize: 36 }) +
    shadow(side, 856, 240) +
    art(side, 864, 230, variety % 2 === 0 ? 6 : -6)
  )
}

/** A round tin. */
function tin(scene: PackScene): string {
  const { palette, art, variety } = scene
  const side = variety % 2 === 0 ? 640 : 160
  const body = `<path d="M190 340 V790 A210 46 0 0 0 610 790 V340 Z" fill="${palette.pack}"/><path d="M540 372 V824 A210 46 0 0 0 610 790 V340 Z" fill="${palette.shade}" opacity=".55"/>
<ellipse cx="400" cy="340" rx="210" ry="46" fill="#E7E9EA"/><ellipse cx="400" cy="338" rx="180" ry="36" fill="#C9CED1"/><ellipse cx="400" cy="336" rx="150" ry="28" fill="#DDE1E3"/>`
  return (
    shadow(400, 826, 520) +
    body +
    label(scene, { x: 236, y: 430, width: 300, height: 320, radius: 40, withArt: 120, titleSize: 36, linesMax: 2 }) +
    shadow(side, 862, 180) +
    art(side, 870, 180)
  )
}

/** A flat tin or tablet that leans towards the shopper. */
function flat(scene: PackScene): string {
  const { palette } = scene
  const body = `<rect x="150" y="352" width="500" height="420" rx="56" fill="${palette.shade}"/><rect x="150" y="330" width="500" height="420" rx="56" fill="${palette.pack}"/>
<rect x="174" y="354" width="452" height="372" rx="40" fill="none" stroke="#fff" stroke-opacity=".4" stroke-width="4"/>`
  return (
    shadow(400, 784, 560) +
    body +
    label(scene, { x: 206, y: 384, width: 388, height: 312, radius: 24, withArt: 130, titleSize: 42, linesMax: 2 })
  )
}

/** A carton with a lid: front, side and top. */
function box(scene: PackScene): string {
  const { palette, art, variety } = scene
  const body = `<path d="M170 372 L262 292 H650 L566 372 Z" fill="${palette.pack}" opacity=".75"/><path d="M566 372 L650 292 V730 L566 826 Z" fill="${palette.shade}"/><rect x="170" y="372" width="396" height="454" fill="${palette.pack}"/>
<path d="M170 372 L262 292 H650 L566 372 Z" fill="#fff" opacity=".18"/>`
  const front = variety % 3 === 0 ? '' : shadow(650, 862, 170) + art(650, 870, 170, 6)
  return shadow(410, 828, 560) + body + label(scene, { x: 202, y: 408, width: 332, height: 382, withArt: 160 }) + front
}

/** A gable-topped carton for milk and juice. */
function carton(scene: PackScene): string {
  const { palette, art, variety } = scene
  const side = variety % 2 === 0 ? 620 : 178
  const body = `<path d="M256 372 L330 232 H470 L544 372 Z" fill="${palette.shade}"/><rect x="326" y="178" width="148" height="60" rx="8" fill="${palette.pack}"/><rect x="256" y="372" width="288" height="462" fill="${palette.pack}"/>
<rect x="496" y="372" width="48" height="462" fill="${palette.shade}" opacity=".4"/><circle cx="400" cy="306" r="30" fill="${PAPER}"/>`
  return (
    shadow(400, 838, 420) +
    body +
    label(scene, { x: 278, y: 420, width: 244, height: 330, withArt: 130, titleSize: 36 }) +
    shadow(side, 862, 180) +
    art(side, 870, 180)
  )
}

/** A pot with a foil lid. */
function cup(scene: PackScene): string {
  const { palette, art, variety } = scene
  const side = variety % 2 === 0 ? 636 : 164
  const body = `<path d="M206 400 H594 L556 806 Q552 832 526 832 H274 Q248 832 244 806 Z" fill="${palette.pack}"/><path d="M540 400 H594 L556 806 Q552 832 526 832 H506 Z" fill="${palette.shade}" opacity=".5"/>
<rect x="190" y="362" width="420" height="48" rx="20" fill="#EDEFF0"/><rect x="190" y="388" width="420" height="22" rx="11" fill="#D3D7D9"/>`
  return (
    shadow(400, 836, 440) +
    body +
    label(scene, { x: 264, y: 450, width: 272, height: 300, withArt: 110, titleSize: 36 }) +
    shadow(side, 862, 190) +
    art(side, 870, 190)
  )
}

/** A wooden crate, heaped. */
function crate(scene: PackScene): string {
  const { art, text, palette } = scene
  const back = [240, 400, 560].map((x, index) => art(x, 560 - (index % 2) * 18, 230, (index - 1) * 9)).join('')
  const front = [170, 324, 478, 632]
    .map((x, index) => art(x, 650 + (index % 2) * 10, 220, (index % 2 === 0 ? -1 : 1) * 7))
    .join('')
  const slats = `<rect x="90" y="610" width="620" height="72" rx="8" fill="#CFA06C"/><rect x="90" y="694" width="620" height="72" rx="8" fill="#C4925C"/><rect x="90" y="778" width="620" height="64" rx="8" fill="#B9864F"/>
<rect x="90" y="600" width="44" height="250" rx="6" fill="#A8763F"/><rect x="666" y="600" width="44" height="250" rx="6" fill="#A8763F"/>`
  const area = { x: 400, y: 0, width: 330, ink: palette.ink, titleSize: 40, linesMax: 2 }
  const height = labelHeight(text, area) + 36
  const card = `<rect x="218" y="${742 - height / 2}" width="364" height="${height}" rx="8" fill="${PAPER}"/>${labelText(text, { ...area, y: 742 - height / 2 + 14 })}`
  return shadow(400, 848, 720) + back + front + slats + card
}

/** Flowers in a paper sleeve. */
function sleeve(scene: PackScene): string {
  const { art, palette } = scene
  const blooms = [
    [262, 420, -22],
    [538, 420, 22],
    [330, 330, -10],
    [470, 330, 10],
    [400, 430, 0],
  ] as const
  const heads = blooms.map(([x, y, turn]) => art(x, y, 240, turn)).join('')
  const paper = `<path d="M196 402 Q400 520 604 402 L462 836 Q400 850 338 836 Z" fill="${palette.pack}"/><path d="M604 402 L462 836 Q440 842 420 843 L500 452 Q560 430 604 402 Z" fill="${palette.shade}" opacity=".5"/><path d="M340 700 Q400 720 464 700 L458 726 Q400 742 346 726 Z" fill="${PAPER}" opacity=".8"/>`
  return (
    shadow(400, 846, 300) +
    heads +
    paper +
    label(scene, { x: 306, y: 486, width: 188, height: 196, radius: 8, titleSize: 30 })
  )
}

/** The thing itself, with a swing tag. */
function tag(scene: PackScene): string {
  const { art, variety } = scene
  const left = variety % 2 === 0
  const x = left ? 96 : 424
  const string = left ? 'M420 452 Q300 470 236 584' : 'M380 452 Q500 470 564 584'
  return (
    shadow(400, 744, 460) +
    art(400, 760, 520, left ? 4 : -4) +
    `<path d="${string}" fill="none" stroke="#8C7A63" stroke-width="5"/>` +
    label(scene, { x, y: 580, width: 280, height: 250, radius: 16, titleSize: 36 }) +
    `<circle cx="${x + 140}" cy="594" r="9" fill="#D8CBB6"/>`
  )
}

/** A block in paper, tied with string. */
function wrap(scene: PackScene): string {
  const { palette, art, variety } = scene
  const side = variety % 2 === 0 ? 610 : 190
  const body = `<path d="M150 470 L214 420 H650 L600 470 Z" fill="${palette.pack}" opacity=".7"/><path d="M600 470 L650 420 V752 L600 814 Z" fill="${palette.shade}"/><rect x="150" y="470" width="450" height="344" rx="8" fill="${palette.pack}"/>
<path d="M150 548 H600 L650 492" fill="none" stroke="#F4EAD6" stroke-width="7"/>`
  return (
    shadow(400, 822, 600) +
    body +
    label(scene, { x: 196, y: 576, width: 358, height: 214, titleSize: 40, linesMax: 2 }) +
    art(side === 610 ? 440 : 320, 500, 260, variety % 2 === 0 ? 5 : -5)
  )
}

/** The goods by themselves, in one of several arrangements, with a card in front. */
function loose(scene: PackScene): string {
  const { art, text, palette, variety } = scene
  const arrangements: readonly (readonly (readonly [number, number, number, number])[])[] = [
    [[400, 700, 520, 0]],
    [
      [300, 650, 380, -8],
      [520, 710, 400, 8],
    ],
    [
      [250, 680, 330, -6],
      [550, 680, 330, 6],
      [400, 720, 350, 0],
    ],
    [
      [400, 500, 300, 0],
      [260, 690, 320, -8],
      [540, 690, 320, 8],
    ],
    [
      [300, 500, 270, -6],
      [510, 500, 270, 6],
      [220, 700, 290, -8],
      [580, 700, 290, 8],
      [400, 716, 300, 0],
    ],
  ]
  const places = arrangements[variety % arrangements.length] ?? []
  const area = { x: 400, y: 0, width: 440, ink: palette.ink, titleSize: 42, linesMax: 2 }
  const height = labelHeight(text, area) + 40
  const top = 930 - height
  return (
    places.map(([x, y, size]) => shadow(x, y - 6, size * 0.8)).join('') +
    places.map(([x, y, size, turn]) => art(x, y, size, turn)).join('') +
    shadow(400, 932, 520) +
    `<rect x="160" y="${top}" width="480" height="${height}" rx="12" fill="${PAPER}"/>` +
    labelText(text, { ...area, y: top + 16 })
  )
}

/** One drawing per kind of pack. */
export const PACKS: Readonly<Record<PackKind, (scene: PackScene) => string>> = {
  loose,
  pouch,
  jar,
  bottle,
  tin,
  flat,
  box,
  carton,
  cup,
  crate,
  sleeve,
  tag,
  wrap,
}
