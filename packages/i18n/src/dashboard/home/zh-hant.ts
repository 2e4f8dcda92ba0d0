import type { TranslationOf } from '../../translate.ts'
import type { HOME_EN } from './en.ts'

/** The first screen, in Traditional Chinese. */
export const HOME_ZH_HANT: TranslationOf<typeof HOME_EN> = {
  'home.morning': '{name}，早安',
  'home.day': '{name}，您好',
  'home.evening': '{name}，晚安',
  'home.shop': '您的公開店面',
  'home.open': '營業至 {time}',
  'home.closed': '目前休息中',
  'home.notPublic': '尚未公開',
  'home.see': '以顧客的角度查看',
  'home.copyLink': '複製連結',
  'home.copied': '已複製連結。',
}
