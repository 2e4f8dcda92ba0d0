import { PRODUCT_SORTS, type ProductSort } from '@onhand/domain/insight/sales'
import { createSignal } from 'solid-js'
import { api } from '../../lib/api.ts'
import { Baskets } from './baskets.tsx'
import { ChoiceChips } from './choice-chips.tsx'
import { InsightFrame } from './insight-frame.tsx'
import { Part } from './part.tsx'
import { usePeriod } from './period.ts'
import { ProductRanking } from './product-ranking.tsx'
import { StockList } from './stock-list.tsx'
import { useWords } from './words.ts'

/** What sells, what rises and falls, what is bought together, and what does not move. */
export default function ProductsScreen() {
  const { t, locale } = useWords()
  const period = usePeriod()
  const [sort, setSort] = createSignal<ProductSort>('sales')
  return (
    <InsightFrame period={period}>
      <ChoiceChips
        label={t('insight.sort')}
        choices={PRODUCT_SORTS.map((value) => ({ value, label: t(`insight.sort.${value}`) }))}
        chosen={sort()}
        onChoose={setSort}
      />
      <Part
        asked={{ ...period.asked(), sort: sort(), locale }}
        height="420px"
        read={(asked) => api.insight.products.query(asked).then((found) => ({ ...found, sort: asked.sort }))}
      >
        {(found) => <ProductRanking products={found()} sort={found().sort} period={period} />}
      </Part>
      <div class="insight-pair">
        <Part asked={{ ...period.asked(), locale }} read={(asked) => api.insight.baskets.query(asked)}>
          {(found) => <Baskets baskets={found()} period={period} />}
        </Part>
        <StockList list="slow" title={t('insight.slowTitle')} period={period} />
      </div>
    </InsightFrame>
  )
}
