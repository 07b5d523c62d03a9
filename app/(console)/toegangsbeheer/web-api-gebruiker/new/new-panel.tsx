import { getTranslations } from 'next-intl/server'
import { ChoiceArea, Chosen } from '@/components/ui/choice-area'
import { Note } from '@/components/ui/note'
import { Panel } from '@/components/ui/panel'
import type { ApplicationView } from '@/lib/api-clients/application-queries'
import { clientCandidates } from '@/lib/api-clients/candidate-queries'
import { previewClient } from '@/lib/api-clients/client-queries'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { OpensText } from '../opens'
import { GenerateFoot } from './generate-foot'
import { UserChoice } from './user-choice'

type Props = { ctx: Context; application: ApplicationView; login: string | undefined; closeHref: string }

/** "Nieuw": a user, then what a client for it will open, then Genereer Secret (W1, W3). */
export async function NewPanel({ ctx, application, login, closeHref }: Props) {
  const [t, ui] = await Promise.all([getTranslations('webApiScreen'), getTranslations('ui')])
  const offered = await clientCandidates(ctx, application.id, login)
  const user = login === undefined ? null : (offered.find((one) => fold(one.login) === fold(login)) ?? null)
  const opens = user && !user.unfit ? await previewClient(ctx, user.id) : null
  return (
    <ChoiceArea>
      <Panel
        title={t('newTitle')}
        subtitle={application.name}
        closeHref={closeHref}
        closeLabel={ui('close')}
        foot={
          <Chosen className="flex min-w-0 flex-1">
            <GenerateFoot application={application} user={opens ? user : null} opens={opens} />
          </Chosen>
        }
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <UserChoice applicationId={application.id} offered={offered} chosen={user} />
          <Chosen className="grid grid-cols-[minmax(0,1fr)] gap-4 empty:hidden">
            {login !== undefined && !user && <Note kind="warning">{t('userUnknown')}</Note>}
            {user?.unfit && <Note kind="warning">{t('userNotFit', { reason: t(`unfit.${user.unfit}`) })}</Note>}
            {user && opens && <OpensText opens={opens} group={user.group} />}
          </Chosen>
        </div>
      </Panel>
    </ChoiceArea>
  )
}
