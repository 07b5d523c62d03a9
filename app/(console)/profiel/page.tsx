import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentLanguage } from '@/app/words'
import { DescriptionList } from '@/components/ui/description-list'
import { Note } from '@/components/ui/note'
import { ownProfile } from '@/lib/users/profile-queries'
import { visitorOf } from '../visitor'
import { Appearance } from './appearance'
import { Sessions } from './sessions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('profile'))('title') }
}

export default async function ProfilePage() {
  const { ctx, reach } = await visitorOf('profile')
  const [own, language, jar, t, shell] = await Promise.all([
    ownProfile(ctx),
    currentLanguage(),
    cookies(),
    getTranslations('profile'),
    getTranslations('shell'),
  ])
  if (!own) notFound()
  const theme = jar.get('theme')?.value
  return (
    <div className="grid max-w-3xl content-start gap-6 px-6 py-6 max-md:px-4">
      <h1 className="font-semibold text-page">{own.name ?? own.login}</h1>
      {reach.menu.length === 0 && <Note>{t('noTasks')}</Note>}
      <Part title={t('own')}>
        <DescriptionList
          items={[
            { name: t('login'), value: own.login },
            { name: t('name'), value: own.name },
            { name: t('code'), value: own.code },
            { name: t('email'), value: own.email },
            { name: t('level'), value: shell(`level.${own.level}`) },
            { name: t('group'), value: own.group },
            { name: t('role'), value: own.role },
          ]}
        />
        <p className="mt-3 text-meta text-muted">{t('changedByAdmin')}</p>
      </Part>
      <Part title={t('appearance')}>
        <Appearance
          language={language}
          theme={theme === 'light' || theme === 'dark' ? theme : null}
          words={{
            language: shell('language'),
            theme: shell('theme'),
            light: shell('themeLight'),
            dark: shell('themeDark'),
            system: shell('themeSystem'),
          }}
        />
        <p className="mt-3 text-meta text-muted">{t('remembered')}</p>
      </Part>
      <Part title={t('sessions')}>
        <Sessions sessions={own.sessions} />
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-line border-t pt-4">
      <h2 className="mb-3 font-semibold text-section">{title}</h2>
      {children}
    </section>
  )
}
