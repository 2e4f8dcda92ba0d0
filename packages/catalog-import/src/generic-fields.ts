/** What a column of a file can mean. */
export const FIELDS = [
  'handle',
  'sku',
  'title',
  'description',
  'brand',
  'category',
  'tags',
  'price',
  'compareAt',
  'cost',
  'stock',
  'barcode',
  'weight',
  'option',
  'images',
  'status',
] as const
export type Field = (typeof FIELDS)[number]

/** Which columns mean what: several may mean categories, tags, pictures and options, one each of the rest. */
export type Mapping = Readonly<Partial<Record<Field, readonly string[]>>>

/** Fields that may have several columns. */
export const MANY: ReadonlySet<Field> = new Set<Field>(['category', 'tags', 'images', 'option'])

/** Headings as shops in both languages write them, the surest first; compared in lower case without spaces, hyphens and signs. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  handle: ['handle', 'slug', 'producthandle', 'parentsku', 'parent', '商品編號', '主商品編號', '商品代碼'],
  sku: [
    'sku',
    'variantsku',
    'itemcode',
    'articlenumber',
    'itemno',
    'code',
    'productcode',
    '貨號',
    '料號',
    '商品貨號',
    '規格編號',
    'id',
    'index',
    '編號',
  ],
  title: [
    'title',
    'name',
    'productname',
    'producttitle',
    'product',
    'item',
    'itemname',
    '商品名稱',
    '品名',
    '名稱',
    '產品名稱',
    '商品',
  ],
  description: [
    'description',
    'body',
    'bodyhtml',
    'details',
    'longdescription',
    '商品描述',
    '描述',
    '說明',
    '商品說明',
    '介紹',
    '商品介紹',
  ],
  brand: ['brand', 'vendor', 'manufacturer', 'maker', '品牌', '廠牌', '製造商'],
  category: [
    'category',
    'categories',
    'productcategory',
    'subcategory',
    'collection',
    'department',
    '分類',
    '類別',
    '商品分類',
    '子分類',
    '次分類',
  ],
  tags: ['tags', 'tag', 'keywords', 'labels', 'type', 'producttype', '標籤', '關鍵字', '商品類型'],
  price: [
    'price',
    'saleprice',
    'sellingprice',
    'unitprice',
    'retailprice',
    'variantprice',
    'regularprice',
    '售價',
    '價格',
    '單價',
    '特價',
    '定價',
  ],
  compareAt: [
    'compareatprice',
    'marketprice',
    'msrp',
    'rrp',
    'listprice',
    'oldprice',
    'originalprice',
    '原價',
    '市價',
    '建議售價',
  ],
  cost: ['cost', 'costprice', 'unitcost', 'costperitem', 'purchaseprice', '成本', '進價', '成本價'],
  stock: [
    'stock',
    'quantity',
    'qty',
    'inventory',
    'inventoryquantity',
    'onhand',
    'stocklevel',
    '庫存',
    '數量',
    '庫存數量',
    '庫存量',
  ],
  barcode: ['barcode', 'gtin', 'ean', 'ean13', 'upc', 'isbn', '條碼', '國際條碼', '商品條碼'],
  weight: ['weight', 'weightg', 'weightkg', 'grams', '重量', '重量g', '重量kg', '重量公克', '重量公斤'],
  option: [
    'option',
    'variant',
    'varianttitle',
    'size',
    'color',
    'colour',
    'flavour',
    'flavor',
    'option1value',
    'option2value',
    'option3value',
    '規格',
    '規格名稱',
    '尺寸',
    '顏色',
    '口味',
    '款式',
  ],
  images: [
    'image',
    'images',
    'imageurl',
    'picture',
    'pictures',
    'photo',
    'imagesrc',
    '圖片',
    '商品圖片',
    '圖片網址',
    '主圖',
  ],
  status: ['status', 'published', 'visible', 'active', '狀態', '上架', '上架狀態', '是否上架'],
}

/** What the columns most likely mean, by their headings; each column is taken once. */
export function guessMapping(columns: readonly string[]): Mapping {
  const free = new Map(columns.map((column) => [column, plain(column)]))
  const mapping: Partial<Record<Field, readonly string[]>> = {}
  for (const field of FIELDS) {
    const found = HEADINGS[field].flatMap((heading) =>
      [...free].flatMap(([column, name]) => (name === heading ? [column] : [])),
    )
    const taken = MANY.has(field) ? [...new Set(found)] : found.slice(0, 1)
    for (const column of taken) free.delete(column)
    if (taken.length > 0) mapping[field] = taken
  }
  return mapping
}

function plain(column: string): string {
  return column.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
