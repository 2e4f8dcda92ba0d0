/** The colours of one picture: the wall, the table it stands on, the pack and its shaded side, and the label's ink. */
export type Palette = {
  readonly wall: string
  readonly table: string
  readonly pack: string
  readonly shade: string
  readonly ink: string
}

/** Soft grounds that sit beside each other calmly; neighbours in a list take different ones. */
export const PALETTES: readonly Palette[] = [
  { wall: '#F3EBDD', table: '#E6D8C1', pack: '#C9825B', shade: '#A9653F', ink: '#4A2A17' },
  { wall: '#E4EEE4', table: '#D0DFD0', pack: '#5E8F6B', shade: '#44704F', ink: '#1F3B28' },
  { wall: '#E6ECF3', table: '#D1DBE7', pack: '#5C7FA6', shade: '#446489', ink: '#1E324A' },
  { wall: '#F5E6E4', table: '#E8D1CD', pack: '#B9666A', shade: '#974B50', ink: '#4B1E22' },
  { wall: '#F6F0D8', table: '#EADFB6', pack: '#D0A03C', shade: '#AC7F24', ink: '#4A360A' },
  { wall: '#ECE7F2', table: '#DCD3E6', pack: '#8673A8', shade: '#69578A', ink: '#32264A' },
  { wall: '#E2EFEE', table: '#CBE0DE', pack: '#4D908C', shade: '#36706D', ink: '#143B39' },
  { wall: '#F4E9E0', table: '#E7D5C5', pack: '#8A6A55', shade: '#6B4F3D', ink: '#36241A' },
  { wall: '#EAF0DC', table: '#D8E2C0', pack: '#87994A', shade: '#697A33', ink: '#313A12' },
  { wall: '#F7E8DA', table: '#EDD4BB', pack: '#DB8B4A', shade: '#B76C30', ink: '#4F2A0C' },
  { wall: '#E9EAEC', table: '#D7D9DD', pack: '#6C757F', shade: '#515962', ink: '#242A30' },
  { wall: '#F3E4EC', table: '#E6CFDB', pack: '#B06A8C', shade: '#8E4E6E', ink: '#47202F' },
]

/** The palette at a place in a list; steps of five keep neighbours apart. */
export function paletteAt(index: number): Palette {
  const palette = PALETTES[(index * 5) % PALETTES.length]
  if (!palette) throw new Error('there is always a palette')
  return palette
}
