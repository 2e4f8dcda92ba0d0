import type { TranslationOf } from '../../translate.ts'
import type { REPLENISH_EN } from './en.ts'

/** 補貨頁面的框架：各個分頁。 */
export const REPLENISH_ZH_HANT: TranslationOf<typeof REPLENISH_EN> = {
  'replenish.tabs': '補貨功能',
  'replenish.tab.proposals': '建議叫貨',
  'replenish.tab.orders': '採購單',
  'replenish.tab.suppliers': '供應商',
  'replenish.tab.rules': '自動規則',
  'replenish.tab.alerts': '警示',
  'replenish.tab.forecasts': '銷售預測',
  'replenish.tab.runs': '預測作業',
  'replenish.tab.settings': '設定',
}
