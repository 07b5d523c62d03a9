import { cookies } from 'next/headers'
import type { Language } from '@/lib/kernel/context'

/** The language chosen in this browser; Dutch until one is. */
export async function currentLanguage(): Promise<Language> {
  return (await cookies()).get('language')?.value === 'en' ? 'en' : 'nl'
}
