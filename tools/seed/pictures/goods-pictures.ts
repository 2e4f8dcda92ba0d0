import { composePicture, pictureName } from './compose.ts'
import type { NamedPicture } from './demo-pictures.ts'
import type { PackKind } from './packs.ts'
import { paletteAt } from './palette.ts'

/** A kind of goods that a product's words can be recognised by. The first that fits is taken. */
type GoodsKind = {
  readonly slug: string
  readonly title: string
  readonly icon: string
  readonly pack: PackKind
  readonly words: RegExp
}

const KINDS: readonly GoodsKind[] = [
  {
    slug: 'light',
    title: 'Candles & light',
    icon: 'candle',
    pack: 'tag',
    words: /candle|t-?light|lantern|lamp|holder|bulb|bougie/i,
  },
  {
    slug: 'paper',
    title: 'Cards & paper',
    icon: 'love-letter',
    pack: 'tag',
    words: /card|paper|notebook|diary|pencil|pen\b|wrap|sticker|calendar|ribbon|envelope|book/i,
  },
  { slug: 'bags', title: 'Bags', icon: 'handbag', pack: 'tag', words: /bag|tote|purse|wallet|backpack|shopper/i },
  { slug: 'clocks', title: 'Clocks', icon: 'alarm-clock', pack: 'tag', words: /clock|watch/i },
  {
    slug: 'toys',
    title: 'Toys & play',
    icon: 'teddy-bear',
    pack: 'tag',
    words: /toy|doll|game|puzzle|skipping|soldier|teddy|children|spaceboy|dinosaur|cushion/i,
  },
  {
    slug: 'drinks',
    title: 'Drinks',
    icon: 'tropical-drink',
    pack: 'tag',
    words: /drink|juice|water|soda|cola|beer|wine|jus\b|eau\b|boisson|sirop|limonad/i,
  },
  {
    slug: 'coffee',
    title: 'Coffee & tea',
    icon: 'hot-beverage',
    pack: 'tag',
    words: /coffee|tea\b|mug|cup\b|cups\b|caf[eé]|th[eé]\b|espresso|infusion/i,
  },
  {
    slug: 'sweets',
    title: 'Sweets',
    icon: 'chocolate-bar',
    pack: 'flat',
    words: /choco|candy|sweet|cookie|biscuit|bonbon|nougat|kaka|dessert|confiture|jam\b|honey|miel/i,
  },
  {
    slug: 'bakery',
    title: 'Bakery',
    icon: 'bread',
    pack: 'loose',
    words: /bread|cake|bun|pain\b|brioche|muffin|toast|brot|farine|flour|pasta|rice\b|riz\b|noodle|cereal|p[aâ]tes/i,
  },
  {
    slug: 'dairy',
    title: 'Dairy',
    icon: 'cheese-wedge',
    pack: 'wrap',
    words: /milk|cheese|yogh?urt|butter|cream|lait|fromage|yaourt|beurre|cr[eè]me|egg/i,
  },
  {
    slug: 'meat',
    title: 'Meat & fish',
    icon: 'cut-of-meat',
    pack: 'wrap',
    words: /meat|chicken|beef|pork|ham\b|fish|salmon|tuna|sausage|jambon|poulet|saumon|thon|poisson/i,
  },
  {
    slug: 'produce',
    title: 'Fruit & vegetables',
    icon: 'red-apple',
    pack: 'crate',
    words:
      /fruit|apple|banana|tomato|potato|salad|vegetable|l[eé]gume|pomme|carotte|onion|lemon|kiwi|mulberry|cucumber|pepper|strawberry/i,
  },
  {
    slug: 'sauces',
    title: 'Oils & sauces',
    icon: 'olive',
    pack: 'bottle',
    words: /oil|sauce|vinegar|huile|moutarde|ketchup|salt|spice|soup/i,
  },
  {
    slug: 'beauty',
    title: 'Care & beauty',
    icon: 'lotion-bottle',
    pack: 'tag',
    words: /lipstick|mascara|perfume|beauty|cream|soap|shampoo|nail|lotion|skin|fragrance|eau de|powder|palette/i,
  },
  {
    slug: 'shoes',
    title: 'Shoes',
    icon: 'running-shoe',
    pack: 'tag',
    words: /shoe|sneaker|boot|heel|sandal|slipper|cleat|flip/i,
  },
  {
    slug: 'clothes',
    title: 'Clothes',
    icon: 't-shirt',
    pack: 'tag',
    words: /shirt|dress|sock|scarf|hat|tie\b|coat|jacket|hood|apron|glove|frock|tops?\b|jeans|jersey/i,
  },
  {
    slug: 'jewellery',
    title: 'Jewellery',
    icon: 'gem-stone',
    pack: 'tag',
    words: /necklace|bracelet|earring|ring\b|brooch|jewel|pendant|charm/i,
  },
  {
    slug: 'phones',
    title: 'Phones & devices',
    icon: 'mobile-phone',
    pack: 'tag',
    words: /phone|laptop|tablet|macbook|charger|airpod|speaker|camera|echo|galaxy|vivo|oppo|realme|cable/i,
  },
  {
    slug: 'vehicles',
    title: 'On wheels',
    icon: 'automobile',
    pack: 'tag',
    words: /car\b|motor|scooter|bike|sedan|suv|charger|durango|pacifica|kawasaki|touring/i,
  },
  {
    slug: 'garden',
    title: 'Garden',
    icon: 'potted-plant',
    pack: 'tag',
    words: /garden|plant|flower|seed|pot\b|watering|herb|tree|bird|basket/i,
  },
  {
    slug: 'kitchen',
    title: 'Kitchen & table',
    icon: 'cooking',
    pack: 'tag',
    words:
      /kitchen|bowl|plate|spoon|fork|knife|pan\b|wok|jar|tin\b|glass|bottle|baking|cutlery|tray|napkin|lunch|board|spatula|tongs|sieve|grater|oven/i,
  },
  {
    slug: 'home',
    title: 'For the home',
    icon: 'couch-and-lamp',
    pack: 'tag',
    words:
      /home|frame|sign|hook|door|box|drawer|heart|bunting|wall|mirror|bed|chair|table|sofa|cabinet|storage|retrospot|vintage|metal|wooden|decoration|ornament/i,
  },
  {
    slug: 'sport',
    title: 'Sport',
    icon: 'soccer-ball',
    pack: 'tag',
    words: /ball|racket|bat\b|golf|tennis|helmet|glove|cricket|rim\b/i,
  },
]
const ANYTHING: GoodsKind = { slug: 'goods', title: 'Goods', icon: 'package', pack: 'loose', words: /^/ }

let names: ReadonlyMap<string, string> | null = null

/** Pictures for goods that came without one of ours: one per kind of goods. */
export function goodsPictures(): NamedPicture[] {
  return [...KINDS, ANYTHING].map((kind, index) => {
    const slug = `kind-${kind.slug}`
    const svg = composePicture({
      icon: kind.icon,
      pack: kind.pack,
      palette: paletteAt(index),
      variety: index * 5,
      text: { brand: 'On hand', title: kind.title, size: '' },
    })
    return { slug, name: pictureName(slug, svg), svg }
  })
}

/** The picture of the kind of goods that `words` name, as pages show it. */
export function goodsPictureFor(words: string): { readonly url: string; readonly tint: string } {
  names ??= new Map(goodsPictures().map((picture) => [picture.slug, picture.name]))
  const index = KINDS.findIndex((kind) => kind.words.test(words))
  const kind = KINDS[index] ?? ANYTHING
  const name = names.get(`kind-${kind.slug}`)
  if (name === undefined) throw new Error(`no picture of ${kind.slug}`)
  return { url: `/media/${name}`, tint: paletteAt(index < 0 ? KINDS.length : index).wall }
}
