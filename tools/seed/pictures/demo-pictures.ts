import type { DemoProduct } from '../demo-products.ts'
import { demoProducts } from '../demo-products.ts'
import { demoVendors } from '../demo-vendors.ts'
import { composePicture, pictureName } from './compose.ts'
import { paletteAt } from './palette.ts'
import { composeShopPicture } from './shop-picture.ts'

/** A picture and the name it is served under. */
export type NamedPicture = { readonly slug: string; readonly name: string; readonly svg: string }

// Goods in a shop's window.
const WINDOW_ICONS = 4

/** Every picture of the demo shops and products. Composed from drawings and tables alone: the same everywhere. */
export function demoPictures(): NamedPicture[] {
  const pictures: NamedPicture[] = []
  let index = 0
  for (const { record, icon } of demoVendors(0, () => null)) {
    const products = demoProducts(record, index)
    index += products.length
    const icons = [...new Set([icon, ...products.map((product) => product.icon)])].slice(0, WINDOW_ICONS)
    pictures.push(
      named(`shop-${record.slug}`, composeShopPicture({ name: record.names.en, accent: record.accent, icons })),
    )
    for (const product of products) pictures.push(named(product.slug, productPicture(product)))
  }
  return pictures
}

function productPicture(product: DemoProduct): string {
  const size = product.sizes.length === 1 ? (product.sizes[0]?.title ?? '') : ''
  return composePicture({
    icon: product.icon,
    pack: product.pack,
    palette: paletteAt(product.index),
    variety: product.index,
    text: { brand: product.brand, title: product.en, size },
  })
}

function named(slug: string, svg: string): NamedPicture {
  return { slug, name: pictureName(slug, svg), svg }
}
