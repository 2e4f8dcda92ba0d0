import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'styles/tokens.css'), 'utf8')

function tokensOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`)
  const body = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** Text on ground, for every pairing the styles use. */
const PAIRS: readonly (readonly [string, string])[] = [
  ...['ground', 'surface', 'sunk', 'accent-ground', 'signal-ground', 'danger-ground'].map(
    (ground) => ['ink', ground] as const,
  ),
  ...['ground', 'surface', 'sunk', 'accent-ground'].map((ground) => ['ink-muted', ground] as const),
  ...['ground', 'surface', 'accent-ground'].map((ground) => ['accent', ground] as const),
  ...['ground', 'surface', 'signal-ground'].map((ground) => ['signal', ground] as const),
  ...['ground', 'surface', 'danger-ground'].map((ground) => ['danger', ground] as const),
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-strong'],
]

const LIGHT = tokensOf(':root')
const DARK = { ...LIGHT, ...tokensOf(':root[data-theme="dark"]') }

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('%s tokens', (_name, tokens) => {
  it.each(PAIRS)('[UI-1] %s on %s reads at 4.5:1 or better', (text, ground) => {
    expect(contrast(tokens[text] ?? '#000000', tokens[ground] ?? '#000000')).toBeGreaterThanOrEqual(4.5)
  })

  it.each([['ground'], ['surface']])('[UI-1] the edge of a control shows on %s at 3:1 or better', (ground) => {
    expect(contrast(tokens['hairline-strong'] ?? '#000000', tokens[ground] ?? '#000000')).toBeGreaterThanOrEqual(3)
  })
})

it('has the same dark colours for the system’s wish and for the reader’s own', () => {
  expect(tokensOf(':root:not([data-theme="light"])')).toEqual(tokensOf(':root[data-theme="dark"]'))
})
