import type { ProductView } from '@onhand/domain/catalog/views'
import { minorDigits } from '@onhand/domain/payments/money'

type Facts = Readonly<Record<string, unknown>>

/** An amount as schema.org wants it: a decimal number in text. */
export function decimalPrice(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency)
  return (amountMinor / 10 ** digits).toFixed(digits)
}

/** schema.org Product with an Offer per SKU. */
export function productFacts(product: ProductView, url: string): Facts {
  const origin = new URL(url).origin
  return {
    '@type': 'Product',
    name: product.title,
    description: product.description,
    image: product.images.map((image) => new URL(image.url, origin).href),
    ...(product.brand ? { brand: { '@type': 'Brand', name: product.brand } } : {}),
    offers: product.skus.map((sku) => ({
      '@type': 'Offer',
      url,
      sku: sku.code,
      ...(sku.gtin ? { gtin: sku.gtin } : {}),
      price: decimalPrice(sku.price.priceMinor, sku.price.currency),
      priceCurrency: sku.price.currency,
      ...(sku.reduction ? { priceValidUntil: sku.reduction.lastDay } : {}),
      availability: sku.stock.availableUnits > 0 ? 'https://schema.org/InStock' : 'https://schema.org/OutOfStock',
      seller: { '@type': 'Organization', name: product.vendor.name },
    })),
  }
}

/** schema.org BreadcrumbList. */
export function breadcrumbFacts(parts: readonly { readonly name: string; readonly url: string }[]): Facts {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: parts.map((part, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: part.name,
      item: part.url,
    })),
  }
}
