/** What a pack says about itself. */
export type LabelText = { readonly brand: string; readonly title: string; readonly size: string }

/** Where a label's text may stand, in the picture's units. */
export type LabelArea = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly ink: string
  readonly titleSize: number
  readonly linesMax: number
  readonly heightMax?: number
}

const SERIF = "Fraunces, Georgia, 'Times New Roman', serif"
const SANS = "Inter, 'Helvetica Neue', Arial, sans-serif"
// A bold serif's letters are a little more than half as wide as they are high.
const LETTER_WIDTH = 0.58

/** Brand, title and size, centred at `x`, from `y` down. Long titles wrap, then shrink. */
export function labelText(text: LabelText, area: LabelArea): string {
  const { lines, fontSize } = fit(text, area)
  const brandSize = brandSizeOf(text, area)
  let y = area.y + brandSize
  const parts = [
    `<text x="${area.x}" y="${round(y)}" font-family="${SANS}" font-size="${round(brandSize)}" letter-spacing="2" opacity=".72">${escapeXml(text.brand.toUpperCase())}</text>`,
  ]
  y += fontSize * 0.4
  for (const line of lines) {
    y += fontSize * 1.08
    parts.push(
      `<text x="${area.x}" y="${round(y)}" font-family="${SERIF}" font-size="${round(fontSize)}" font-weight="600">${escapeXml(line)}</text>`,
    )
  }
  if (text.size !== '') {
    y += fontSize * 0.35 + 24
    parts.push(
      `<text x="${area.x}" y="${round(y)}" font-family="${SANS}" font-size="24" opacity=".8">${escapeXml(text.size)}</text>`,
    )
  }
  return `<g fill="${area.ink}" text-anchor="middle">${parts.join('')}</g>`
}

/** How high `labelText` will stand. */
export function labelHeight(text: LabelText, area: LabelArea): number {
  const { lines, fontSize } = fit(text, area)
  return heightOf(text, area, { lines: lines.length, fontSize })
}

function heightOf(text: LabelText, area: LabelArea, { lines, fontSize }: { lines: number; fontSize: number }): number {
  return (
    brandSizeOf(text, area) + fontSize * 0.4 + lines * fontSize * 1.08 + (text.size === '' ? 0 : fontSize * 0.35 + 24)
  )
}

function brandSizeOf(text: LabelText, area: LabelArea): number {
  return Math.min(24, (area.width / Math.max(text.brand.length, 1)) * 1.35)
}

/** The largest letters with which the title keeps to its lines and the whole text to its height. */
function fit(text: LabelText, area: LabelArea): { readonly lines: readonly string[]; readonly fontSize: number } {
  for (let fontSize = area.titleSize; fontSize > 18; fontSize -= 2) {
    const lines = wrap(text.title, Math.floor(area.width / (fontSize * LETTER_WIDTH)))
    if (!lines || lines.length > area.linesMax) continue
    if (heightOf(text, area, { lines: lines.length, fontSize }) <= (area.heightMax ?? Number.POSITIVE_INFINITY))
      return { lines, fontSize }
  }
  return { lines: [text.title.slice(0, Math.floor(area.width / (18 * LETTER_WIDTH)))], fontSize: 18 }
}

/** Lines of at most `lettersMax`; null when a word is longer than a line. */
function wrap(title: string, lettersMax: number): string[] | null {
  const lines: string[] = []
  let line = ''
  for (const word of title.split(' ')) {
    if (word.length > lettersMax) return null
    if (line !== '' && line.length + 1 + word.length > lettersMax) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
