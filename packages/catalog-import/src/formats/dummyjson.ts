import { z } from 'zod'
import { type Draft, draft, draftSku, type RowProblem } from '@onhand/domain/data-import/draft'
import type { ReadFile } from '../read-file.ts'
import { readJson } from '../read-json.ts'
import type { ImportSource } from '../source.ts'

const Product = z.object({
  id: z.number(),
  title: z.string(),
  description: z.string().default(''),
  category: z.string().default(''),
  price: z.number(),
  discountPercentage: z.number().default(0),
  stock: z.int().default(0),
  tags: z.array(z.string()).default([]),
  brand: z.string().default(''),
  sku: z.string().min(1),
  weight: z.number().optional(),
  images: z.array(z.string()).default([]),
  minimumOrderQuantity: z.int().optional(),
  warrantyInformation: z.string().default(''),
  shippingInformation: z.string().default(''),
  returnPolicy: z.string().default(''),
  meta: z.object({ barcode: z.string().default('') }).default({ barcode: '' }),
})

/** DummyJSON: an array of products, one SKU each. A row's line is its place in the array. */
export async function readDummyJson(source: ImportSource): Promise<ReadFile> {
  const found = await readJson(source)
  const rows = z
    .union([z.array(z.unknown()), z.object({ products: z.array(z.unknown()) }).transform((whole) => whole.products)])
    .parse(found)
  const drafts: Draft[] = []
  const problems: RowProblem[] = []
  for (const [index, row] of rows.entries()) {
    const parsed = Product.safeParse(row)
    if (parsed.success) drafts.push(draftOf(parsed.data, index + 1))
    else
      problems.push(
        ...parsed.error.issues.map((issue) => ({
          line: index + 1,
          field: issue.path.join('.'),
          reason: issue.message,
          value: '',
        })),
      )
  }
  return { drafts, problems, rowCount: rows.length, rowsJoined: 0 }
}

function draftOf(product: z.infer<typeof Product>, line: number): Draft {
  const attributes = [
    ['Warranty', product.warrantyInformation],
    ['Shipping', product.shippingInformation],
    ['Returns', product.returnPolicy],
    ['Minimum order', String(product.minimumOrderQuantity ?? '')],
  ] as const
  return draft({
    line,
    code: product.sku,
    title: product.title,
    description: product.description,
    brand: product.brand,
    status: 'active',
    categories: product.category === '' ? [] : [product.category],
    images: product.images.map((url) => ({ url, alt: '' })),
    tags: [product.category, ...product.tags].filter((tag) => tag !== ''),
    attributes: attributes.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value })),
    skus: [
      draftSku({
        line,
        code: product.sku,
        barcode: product.meta.barcode,
        price: String(product.price),
        weightGrams: product.weight === undefined ? null : Math.round(product.weight),
        stockUnits: product.stock,
      }),
    ],
  })
}
