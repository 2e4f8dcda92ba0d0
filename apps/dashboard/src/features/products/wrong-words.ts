import { useTexts } from '../../lib/texts.ts'
import type { ProductForm } from './product-form.ts'

/** Words for what is wrong with a field of the form, by the field's name; undefined when it is fine. */
export function useWrongWords(form: ProductForm): (field: string) => string | undefined {
  const { t } = useTexts('products')
  const word = (field: string) => {
    const parts = field.split('.')
    if (parts.includes('titles')) return t('products.wrong.variantTitle')
    const name = Number.isNaN(Number(parts.at(-1))) ? parts.at(-1) : parts.at(-2)
    switch (name) {
      case 'title':
        return t('products.wrong.title')
      case 'code':
        return form.problemAt(field)?.includes('empty') ? t('products.wrong.codeMissing') : t('products.wrong.code')
      case 'gtin':
        return t('products.wrong.gtin')
      case 'priceMinor':
        return t('products.wrong.price')
      case 'compareAtMinor':
        return t('products.wrong.compareAt')
      case 'optionValues':
        return t('products.wrong.optionValues')
      case 'options':
        return t('products.wrong.options')
      default:
        return t('products.wrong.other')
    }
  }
  return (field) => (form.problemAt(field) === undefined ? undefined : word(field))
}
