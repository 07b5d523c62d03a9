import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { idIn } from '@/components/data-table/address'
import { ButtonLink } from '@/components/ui/button'
import { ChoiceArea } from '@/components/ui/choice-area'
import { Empty } from '@/components/ui/empty'
import type { Context } from '@/lib/kernel/context'
import { wordsOf } from '@/lib/kernel/words'
import { groupAuthorisation, groupsToAuthorise } from '@/lib/user-groups/authorisation-queries'
import { authorisationEffect } from '@/lib/user-groups/effect-queries'
import { visitorOf } from '../../visitor'
import { AuthorisationForm } from './authorisation-form'
import { packed } from './choices'
import { GroupChoice } from './group-choice'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('authorisationScreen'))('title') }
}

type Given = Promise<{ groep?: string | string[] }>

export default async function AuthorisationPage({ searchParams }: { searchParams: Given }) {
  const { ctx } = await visitorOf('employer-authorisation')
  const { groep } = await searchParams
  const chosen = typeof groep === 'string' ? (idIn(groep) ?? null) : null
  const [groups, shown, language, t] = await Promise.all([
    groupsToAuthorise(ctx, chosen),
    chosen === null ? null : authorisationOf(ctx, chosen),
    currentLanguage(),
    getTranslations('authorisationScreen'),
  ])
  return (
    <NextIntlClientProvider messages={wordsOf(language, ['ui', 'problems', 'authorisationScreen'])}>
      <h1 className="sr-only">{t('title')}</h1>
      <ChoiceArea>
        {shown ? (
          <AuthorisationForm key={shown.group.id} groups={groups} {...shown} />
        ) : (
          <>
            <div className="px-6 py-3 max-md:px-4">
              <GroupChoice {...groups} chosen="" />
            </div>
            <Empty
              action={groups.groups.length === 0 && <ButtonLink href="/toegangsbeheer/gebruikersgroepen">{t('makeGroup')}</ButtonLink>}
            >
              {t(groep !== undefined && groep !== '' ? 'missing' : groups.groups.length > 0 ? 'pick' : 'noGroups')}
            </Empty>
          </>
        )}
      </ChoiceArea>
    </NextIntlClientProvider>
  )
}

async function authorisationOf(ctx: Context, groupId: number) {
  const found = await groupAuthorisation(ctx, groupId)
  if (!found) return null
  const none = { employers: [], employerGroups: [] }
  const { id, version, sets, authorised, changed } = found
  return {
    group: {
      id,
      version,
      sets,
      authorised,
      employers: packed(found.employers),
      changed: changed && { by: changed.by, at: moment(changed.at) },
    },
    effect: await authorisationEffect(ctx, { groupId, add: none, remove: none }),
  }
}
