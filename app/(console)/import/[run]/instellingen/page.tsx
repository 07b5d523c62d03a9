import { getTranslations } from 'next-intl/server'
import { summariseAccount } from '@/lib/import/accounts/summary'
import { ClientWords } from '../../client-words'
import { Frame, Head, stepTitle } from '../../frame'
import { type RunParams, runOf } from '../run-of'
import { AccountFacts } from './account-facts'
import { Doubts } from './doubts'
import { SettingsForm } from './settings-form'

export const generateMetadata = () => stepTitle('instellingen')

/** Step Instellingen: what the account says, in sentences, changeable for this run; at the right what is fixed. */
export default async function SettingsPage({ params }: RunParams) {
  const { ctx, run } = await runOf(params, 'instellingen')
  const [t, rules] = await Promise.all([getTranslations('importWizard.settings'), summariseAccount(ctx, run.account.code)])
  const { template, element, identification, loginName, prefix } = run.settings
  return (
    <Frame step="instellingen" run={run}>
      <ClientWords parts={['settings', 'commit', 'file']}>
        <SettingsForm
          run={run.run}
          chosen={{ template, element, identification, loginName, prefix: prefix ?? '' }}
          own={{ ...rules.own, prefix: rules.own.prefix ?? '' }}
          account={run.account.name}
          groups={rules.groups.join(', ')}
          head={
            <>
              <Head title={t('title', { file: run.fileName })}>
                <p>{t('intro', { account: run.account.name })}</p>
              </Head>
              <Doubts run={run} />
            </>
          }
          aside={
            <AccountFacts account={run.account.name} rules={rules} contact={run.settings.contact} ssoDomain={run.settings.ssoDomain} />
          }
        />
      </ClientWords>
    </Frame>
  )
}
