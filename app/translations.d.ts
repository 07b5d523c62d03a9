import type { Language } from '@/lib/kernel/context'
import type { Words } from '@/lib/kernel/words'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Language
    Messages: Words
  }
}
