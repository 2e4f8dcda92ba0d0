/** Sizes that are words, as a shop in Taiwan writes them. */
const WORDS: Readonly<Record<string, string>> = {
  Black: '黑色',
  Blue: '藍色',
  Cream: '米白',
  Dotted: '點陣',
  Fine: '細字',
  Flax: '亞麻色',
  'Front and rear': '前後燈',
  Generous: '特大',
  Green: '綠色',
  Ink: '墨藍',
  Large: '大',
  Lined: '橫線',
  Medium: '中',
  Moss: '苔綠',
  Oat: '燕麥色',
  Olive: '橄欖綠',
  Plain: '空白',
  Red: '紅色',
  Rust: '鏽紅',
  Sepia: '深褐',
  Sky: '天藍',
  Slate: '石板灰',
  Small: '小',
  Soft: '軟',
  Teal: '藍綠',
  Yellow: '黃色',
  'Whole, serves 8': '整個，8 人份',
  '1 half': '半隻',
  '1 piece, serves 6': '1 個，6 人份',
  '500 pieces': '500 片',
  '1000 pieces': '1000 片',
}

/** What is counted, and in what. A pack of so many is 入, whatever is in it. */
const COUNTED: Readonly<Record<string, string>> = {
  bats: '支球拍',
  book: '本',
  bowl: '碗',
  branches: '枝',
  bulbs: '顆',
  bunch: '把',
  cards: '張',
  cm: '公分',
  'cm pot': '公分盆',
  crab: '隻',
  cups: '杯',
  deck: '副',
  ears: '根',
  fillets: '片',
  functions: '種功能',
  g: '公克',
  game: '組',
  gift: '份',
  keys: '鍵',
  kg: '公斤',
  kit: '組',
  l: '公升',
  ml: '毫升',
  packet: '包',
  pairs: '雙',
  pans: '色',
  pieces: '入',
  pot: '盆',
  reels: '捲',
  rolls: '捲',
  set: '組',
  sheets: '張',
  slice: '片',
  stems: '枝',
  wagons: '節車廂',
  whole: '尾',
}

/** What the demo calls a size in Chinese; null where it is written alike: "S", "2027". */
export function sizeInChinese(title: string): string | null {
  const word = WORDS[title]
  if (word !== undefined) return word
  const [, serves] = /^Serves (\d+)$/.exec(title) ?? []
  if (serves !== undefined) return `${serves} 人份`
  const [, count = '', unit = ''] = /^(\d+) (.+)$/.exec(title) ?? []
  const counted = COUNTED[unit] ?? COUNTED[`${unit}s`] ?? COUNTED[unit.replace(/s$/, '')]
  return counted === undefined ? null : `${count} ${counted}`
}
