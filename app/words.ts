import { getRequestConfig } from 'next-intl/server'
import { currentLanguage } from '@/lib/auth/language'
import { words } from '@/lib/kernel/words'

export { currentLanguage }

export default getRequestConfig(async () => {
  const locale = await currentLanguage()
  return { locale, messages: words(locale), timeZone: 'Europe/Amsterdam' }
})
