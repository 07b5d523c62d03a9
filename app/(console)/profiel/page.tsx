import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { moment } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { ExportMenu } from '@/components/data-table/export-menu'
import { DescriptionList } from '@/components/ui/description-list'
import { Note } from '@/components/ui/note'
import { ownProfile } from '@/lib/auth/profile-queries'
import { wordsOf } from '@/lib/kernel/words'
import { visitorOf } from '../visitor'
import { changePassword } from './actions'
import { Appearance } from './appearance'
import { OwnSessions } from './own-sessions'
import { PasswordForm } from './password-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('profile'))('title') }
}

export default async function ProfilePage() {
  const { ctx, reach } = await visitorOf('profile')
  const [own, language, jar, t, shell, list] = await Promise.all([
    ownProfile(ctx),
    currentLanguage(),
    cookies(),
    getTranslations('profile'),
    getTranslations('shell'),
    getTranslations('userList'),
  ])
  if (!own) notFound()
  const theme = jar.get('theme')?.value
  const { employers, departments, employees } = own.reach
  return (
    <div className="grid max-w-3xl content-start gap-6 px-6 py-6 max-md:px-4">
      <div>
        <h1 className="font-semibold text-page">{own.name ?? own.login}</h1>
        <p className="mt-1 text-secondary">
          {t('sentence', { level: shell(`level.${own.level}`) })} {own.group ? t('inGroup', { group: own.group }) : t('inNoGroup')}{' '}
          {employers + departments + employees > 0 ? t('reach', own.reach) : t('reachNothing')}
        </p>
      </div>
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
      <Part title={t('password')}>
        {own.passwordSince ? (
          <>
            <p className="mb-4 text-secondary text-small">
              {t('passwordSince', { moment: moment(own.passwordSince) })} {t('passwordConsequence')}
            </p>
            <NextIntlClientProvider messages={wordsOf(language, ['ui', 'problems', 'profile'])}>
              <PasswordForm save={changePassword} />
            </NextIntlClientProvider>
          </>
        ) : (
          <p className="text-secondary">{t('noPassword')}</p>
        )}
      </Part>
      <Part
        title={t('sessions')}
        side={
          <ExportMenu
            address="/api/lijsten/eigen-sessies"
            query="?"
            labels={{ export: list('export'), csv: list('exportCsv'), xlsx: list('exportXlsx') }}
          />
        }
      >
        <p className="mb-3 text-secondary text-small">{t('sessionsHelp')}</p>
        <OwnSessions sessions={own.sessions} />
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
    </div>
  )
}

function Part({ title, side, children }: { title: string; side?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-line border-t pt-4">
      <div className="mb-3 flex items-center justify-between gap-4">
        <h2 className="font-semibold text-section">{title}</h2>
        {side}
      </div>
      {children}
    </section>
  )
}
