'use client'
import { Tag, UserCheck, UsersRound, UserX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { BulkBar } from '@/components/data-table/bulk-bar'
import { useSelection } from '@/components/data-table/selection'
import { Button } from '@/components/ui/button'
import type { Option } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import type { Selection, Verb } from '@/lib/users/bulk-schema'
import type { UserFilter } from '@/lib/users/filter'
import { BulkDialog } from './bulk-dialog'

export type Doing = Verb['do']

export type BulkProps = {
  filter: UserFilter
  /** Who of the rows on screen is deactivated. */
  inactive: readonly number[]
  total: number | null
  most: number
  groups: readonly Option[]
  roles: readonly Option[]
}

/** Whether there is anyone among the chosen to deactivate, and anyone to reactivate; of whom is not known there can be either. */
function offers(all: boolean, filter: UserFilter, chosen: number[], states: ReadonlyMap<number, boolean>): [boolean, boolean] {
  if (all) return [filter.status !== 'deactivated', filter.status === undefined || filter.status === 'deactivated']
  return [chosen.some((id) => states.get(id) !== true), chosen.some((id) => states.get(id) !== false)]
}

/** The bar with what can be done with the chosen users; each thing asks first. */
export default function BulkChosen({ filter, total, most, groups, roles, states }: BulkProps & { states: ReadonlyMap<number, boolean> }) {
  const t = useTranslations('userBulk')
  const { chosen, all, clear } = useSelection()
  const [doing, setDoing] = useState<Doing | null>(null)
  const count = all && total !== null ? total : chosen.size
  const selection: Selection = all && total !== null ? { filter, count: total } : { ids: [...chosen] }
  const tooMany = count > most
  const [some, none] = offers(all && total !== null, filter, [...chosen], states)
  return (
    <>
      <BulkBar
        total={total}
        most={most}
        words={{
          label: t('bar'),
          chosen: (number) => t('chosen', { count: number }),
          all: (number) => t('chooseAll', { count: number }),
          clear: t('clear'),
        }}
      >
        {tooMany && <span className="text-secondary text-small">{t('tooMany', { most })}</span>}
        <Button variant="quiet" disabled={tooMany} onClick={() => setDoing('move')}>
          <UsersRound aria-hidden />
          {t('move')}
        </Button>
        <Button variant="quiet" disabled={tooMany} onClick={() => setDoing('assign-role')}>
          <Tag aria-hidden />
          {t('assignRole')}
        </Button>
        {none && (
          <Button variant="quiet" disabled={tooMany} onClick={() => setDoing('reactivate')}>
            <UserCheck aria-hidden />
            {some ? t('reactivateThose') : t('reactivate', { count })}
          </Button>
        )}
        {some && (
          <Button variant="danger" disabled={tooMany} onClick={() => setDoing('deactivate')}>
            <UserX aria-hidden />
            {none ? t('deactivateThose') : t('deactivate', { count })}
          </Button>
        )}
      </BulkBar>
      {doing && (
        <BulkDialog
          doing={doing}
          count={count}
          selection={selection}
          choices={doing === 'move' ? groups : roles}
          onClose={() => setDoing(null)}
          onDone={(text) => {
            setDoing(null)
            clear()
            toast('done', text)
          }}
        />
      )}
    </>
  )
}
