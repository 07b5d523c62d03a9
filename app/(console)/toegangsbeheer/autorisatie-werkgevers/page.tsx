import type { Metadata } from 'next'
import Form from 'next/form'
import { getTranslations } from 'next-intl/server'
import { figure } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { groupAuthorisation, groupsToAuthorise } from '@/lib/user-groups/authorisation-queries'
import { visitorOf } from '../../visitor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('authorisationScreen'))('title') }
}

type Given = Promise<{ groep?: string | string[] }>

export default async function AuthorisationPage({ searchParams }: { searchParams: Given }) {
  const { ctx } = await visitorOf('employer-authorisation')
  const { groep } = await searchParams
  const chosen = typeof groep === 'string' && /^\d{1,15}$/.test(groep) ? Number(groep) : null
  const [groups, found, language, t] = await Promise.all([
    groupsToAuthorise(ctx),
    chosen === null ? null : groupAuthorisation(ctx, chosen),
    currentLanguage(),
    getTranslations('authorisationScreen'),
  ])
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <Form action="" scroll={false} className="flex flex-wrap items-end gap-3 px-6 py-3 max-md:px-4">
        <Field label={t('group')} className="w-80 max-md:w-full">
          <Select
            key={chosen}
            name="groep"
            empty={t('choose')}
            defaultValue={String(chosen ?? '')}
            options={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        </Field>
        <Button type="submit">{t('show')}</Button>
        {found && <p className="pb-1.5 text-secondary text-small">{t('reaches', { members: found.members, employers: found.total })}</p>}
      </Form>
      <Table label={t('title')} frame="flex-1 border-line-strong border-t">
        <thead>
          <tr>
            <Th>{t('code')}</Th>
            <Th>{t('name')}</Th>
            <Th>{t('via')}</Th>
          </tr>
        </thead>
        <tbody>
          {found?.employers.map((employer) => (
            <Tr key={employer.code}>
              <Td mono>{employer.code}</Td>
              <Td strong>{employer.name}</Td>
              <Td>{employer.via.length > 0 ? employer.via.join(', ') : <span className="text-muted">{t('single')}</span>}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {!found?.employers.length && <Empty>{t(found ? 'none' : groups.length > 0 ? 'pick' : 'noGroups')}</Empty>}
      {found && found.total > found.employers.length && <Empty>{t('first', { count: figure(found.employers.length, language) })}</Empty>}
    </>
  )
}
