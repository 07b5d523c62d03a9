import { cookies } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import type { Language } from '@/lib/kernel/context'
import { words } from '@/lib/kernel/words'

/** The language chosen in this browser; Dutch until one is. */
export async function currentLanguage(): Promise<Language> {
  return (await cookies()).get('language')?.value === 'en' ? 'en' : 'nl'
}

export default getRequestConfig(async () => {
  const locale = await currentLanguage()
  return { locale, messages: words(locale), timeZone: 'Europe/Amsterdam' }
})
