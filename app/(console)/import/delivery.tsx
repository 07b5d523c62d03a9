import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { accountChoices } from '@/lib/import/accounts/queries'
import type { Context } from '@/lib/kernel/context'
import { env } from '@/lib/kernel/env'
import { visitor } from '../visitor'
import { ClientWords } from './client-words'
import { DeliveryForm } from './delivery-form'
import { Head } from './frame'

/** Step Bestand for a file that is still to be delivered; `account` is the one chosen before, by its code. */
export async function Delivery({ ctx, account }: { ctx: Context; account?: string }) {
  const [t, accounts, { reach }] = await Promise.all([getTranslations('importWizard.file'), accountChoices(ctx), visitor()])
  const makes = reach.pages.find(({ name }) => name === 'customer-accounts')
  const chosen = accounts.length === 1 ? accounts[0]?.code : accounts.find(({ code }) => code === account)?.code
  return (
    <>
      <Head title={t('title')}>
        <p>{t('intro')}</p>
      </Head>
      {accounts.length === 0 ? (
        <Empty action={makes && <ButtonLink href={`${makes.address}?nieuw=1`}>{t('makeAccount')}</ButtonLink>}>
          {t(reach.level === 'system' ? 'noAccounts' : 'noAccountForYou')}
        </Empty>
      ) : (
        <ClientWords parts={['file']}>
          <DeliveryForm accounts={accounts} chosen={chosen ?? ''} most={env().uploadBytes} />
        </ClientWords>
      )}
    </>
  )
}
