import type { TranslationOf } from '../../translate.ts'
import type { PIECES_EN } from './en.ts'

/** Texts inside the pieces, in Traditional Chinese. */
export const PIECES_ZH_HANT: TranslationOf<typeof PIECES_EN> = {
  'frame.close': '關閉',
  'frame.retry': '再試一次',
  'frame.loading': '載入中',
  'error.title': '無法載入',
  'error.hint': '資料沒有任何變動。請確認網路連線後再試一次。',
  'product.fewer': '減少一件',
  'product.more': '增加一件',
  'day.today': '今天',
  'day.tomorrow': '明天',

  'table.selectAll': '選取目前顯示的所有列',
  'table.select': '選取 {name}',
  'table.selected': { other: '已選取 {count} 項' },
  'table.clear': '取消選取',
  'table.loadingMore': '載入更多',
  'table.sortBy': '排序方式',
  'filter.search': '搜尋',
  'filter.clear': '清除',
  'filter.any': '不限',
  'dialog.cancel': '維持不變',
  'toast.undo': '復原',
  'file.drop': '將檔案拖曳到這裡，或直接選擇',
  'file.choose': '選擇檔案',
  'number.wrong': '請輸入數字',
  'money.wrong': '請輸入金額，例如 {example}',
  'palette.title': '前往或執行',
  'palette.search': '輸入頁面或動作名稱',
  'palette.nothing': '找不到相符的項目',
  'progress.of': '{done}／{total}',
  'chart.asTable': '以表格顯示',
  'chart.asChart': '以圖表顯示',
  'chart.download': '將{title}下載為 {format}',
}
