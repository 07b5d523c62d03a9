import { ChevronDown, ChevronUp } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ListState } from '@/components/data-table/address'
import { PanelStep } from '@/components/ui/panel-step'
import type { Context } from '@/lib/kernel/context'
import { userForm } from '@/lib/users/panel-queries'
import { MissingPanel } from '../../../missing-panel'
import { visitor } from '../../../visitor'
import { NewUser } from './new-user'
import { StoredUser } from './stored-user'

export type PanelProps = {
  ctx: Context
  /** The user that is shown; null: a new one, with `copyOf` like the user of that login name. */
  login: string | null
  copyOf?: string
  /** The address of the list, of which the panel keeps everything but what is its own (`gebruiker`, `nieuw`, `zoals`, `paneel`). */
  state: ListState
  closeHref: string
  /** The row before and the row after in the list, on another page too, for the arrows. */
  previousHref?: string
  nextHref?: string
}

/** One user beside the list, or a new one. Someone out of sight and someone who does not exist look alike. */
export async function UserPanel({ ctx, login, copyOf, state, closeHref, previousHref, nextHref }: PanelProps) {
  const { reach } = await visitor()
  if (login === null) return <NewUser ctx={ctx} level={reach.level} copyOf={copyOf} state={state} closeHref={closeHref} />
  const [found, t] = await Promise.all([userForm(ctx, login), getTranslations('userForm')])
  if (!found) return <MissingPanel title={login} closeHref={closeHref} />
  const reached = new Set(reach.pages.map(({ name }) => name))
  const walk = (
    <>
      <PanelStep href={previousHref} label={t('previous')}>
        <ChevronUp aria-hidden />
      </PanelStep>
      <PanelStep href={nextHref} label={t('next')}>
        <ChevronDown aria-hidden />
      </PanelStep>
    </>
  )
  return <StoredUser ctx={ctx} level={reach.level} found={found} reached={reached} state={state} closeHref={closeHref} walk={walk} />
}
