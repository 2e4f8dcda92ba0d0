import type { TranslationOf } from '../../translate.ts'
import type { SCAN_EN } from './en.ts'

/** 掃描畫面。 */
export const SCAN_ZH_HANT: TranslationOf<typeof SCAN_EN> = {
  'scan.title': '掃描',
  'scan.lead': '相機、掃描槍或手動輸入，隨時都能用。',
  'scan.start': '開啟相機',
  'scan.stop': '關閉相機',
  'scan.camera': '相機畫面',
  'scan.looking': '請將條碼對準框內。',
  'scan.noCamera': '無法使用相機，請手動輸入或使用掃描槍。',
  'scan.type': '條碼',
  'scan.typeHint': '商品條碼、您的貨號，或條碼下方括號內的數字。',
  'scan.find': '查詢',
  'scan.nothing': '還沒有掃描',
  'scan.nothingHint': '掃描後會顯示商品、批號、有效日期與庫存。',
  'scan.unknown': '本店沒有條碼為 {code} 的商品',
  'scan.unknownHint': '請確認商品的條碼，或把條碼加到商品上。',
  'scan.unreadable': '條碼內容有誤，可能是誤讀或印刷問題，請再掃一次。',
  'scan.several': '有多項商品使用這個條碼，是哪一項？',
  'scan.available': '可售 {units} 件，現有 {onHand} 件',
  'scan.receive': '進貨',
  'scan.adjust': '調整',
  'scan.look': '查看',
  'scan.count': '盤點',
  'scan.lot': '批號 {lot}',
  'scan.until': '有效日期 {day}',
  'scan.serial': '序號 {serial}',
  'scan.weight': '{grams} 公克',
  'scan.again': '掃描下一項',
  'scan.sound': '聲音',
  'scan.last': '先前掃描',
}
