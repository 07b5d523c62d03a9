import { getTranslations } from 'next-intl/server'
import { Note } from '@/components/ui/note'
import { summariseAccount } from '@/lib/import/accounts/summary'
import { getColumns } from '@/lib/import/runs/columns'
import { visitorOf } from '../../../visitor'
import { ClientWords } from '../../client-words'
import { Frame, stepTitle } from '../../frame'
import { type RunParams, runOf } from '../run-of'
import { ColumnsForm } from './columns-form'

export const generateMetadata = () => stepTitle('kolommen')

/** Step Kolommen: what each column of the file becomes, by its name (Standaard) or as the person says (Custom mapping). */
export default async function ColumnsPage({ params }: RunParams) {
  const { ctx, run } = await runOf(params, 'kolommen')
  const [t, view, rules, { reach }] = await Promise.all([
    getTranslations('importWizard.sentence'),
    getColumns(ctx, run.run),
    summariseAccount(ctx, run.account.code),
    visitorOf('import'),
  ])
  if (!view) throw new Error('a run that was read has columns')
  return (
    <Frame step="kolommen" run={run}>
      <ClientWords parts={['columns', 'file', 'work']}>
        <ColumnsForm
          run={run.run}
          view={view}
          groups={rules.groups}
          account={
            reach.pages.some(({ name }) => name === 'customer-accounts') ? { name: run.account.name, remembers: rules.remembers } : null
          }
          note={run.rows === 0 ? <Note kind="warning">{t('empty')}</Note> : undefined}
        />
      </ClientWords>
    </Frame>
  )
}
