'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { ExportMenu } from '@/components/data-table/export-menu'
import { useLeaveQuestion, useSaveKey } from '@/components/form/unsaved'
import { useAction } from '@/components/form/use-action'
import { useProblemText } from '@/components/form/use-problem-text'
import { TwoLists } from '@/components/two-lists/two-lists'
import { ActionBar } from '@/components/ui/action-bar'
import { Button } from '@/components/ui/button'
import { useChoosing } from '@/components/ui/choice-area'
import { Empty } from '@/components/ui/empty'
import { Note } from '@/components/ui/note'
import { toast } from '@/components/ui/toast'
import type { EmployerSet } from '@/lib/user-groups/authorisation-queries'
import type { AuthorisationEffect } from '@/lib/user-groups/effect-queries'
import { saveAuthorisation } from './actions'
import { idsOf, keysOf, unpacked } from './choices'
import { Conflict } from './conflict'
import { Consequence } from './consequence'
import { GroupChoice, type Groups } from './group-choice'
import { type Filter, listsOf, reached } from './lists'
import { after, isNothing } from './pending'
import { Tools } from './tools'
import { useEffectOf } from './use-effect-of'
import { useListWords } from './use-list-words'
import { useMoves } from './use-moves'
import { Warnings } from './warnings'

export type Shown = {
  id: number
  version: number
  /** As `packed` makes it. */
  employers: string
  sets: EmployerSet[]
  authorised: { employers: number[]; sets: number[] }
  changed: { by: string; at: string } | null
}

const everything: Filter = { text: '', set: '' }

/** The two lists of a group with what is moved between them, what that means, and saving it (U3). */
export function AuthorisationForm({ groups, group, effect }: { groups: Groups; group: Shown; effect: AuthorisationEffect }) {
  const t = useTranslations('authorisationScreen')
  const ui = useTranslations('ui')
  const say = useProblemText()
  const router = useRouter()
  const language = useLocale()
  const { rows: rowWords, lists: listWords } = useListWords(language)
  const choices = useMemo(() => unpacked(group.employers, group.sets), [group.employers, group.sets])
  const current = useMemo(() => ({ version: group.version, keys: keysOf(group.authorised) }), [group.version, group.authorised])
  const { stored, pending, conflict, move, undo, overlay, done } = useMoves(current)
  // True until it is saved or undone.
  const [said, setSaid] = useState('')
  const [filters, setFilters] = useState({ left: everything, right: everything })
  const { going } = useChoosing()
  const { run, busy, problems, clear } = useAction(saveAuthorisation, ({ added, removed, version }) => {
    done(version, pending)
    setSaid('')
    toast('done', t('saving.done', { added, removed }))
  })
  const stale = problems.some(({ code }) => code === 'changed-meanwhile')
  // The page comes anew with what the other made of it; one's own moves stay.
  useEffect(() => {
    if (stale) router.refresh()
  }, [stale, router])
  const unsaved = !isNothing(pending)
  const told = useEffectOf(group.id, pending, effect)
  const lists = useMemo(() => listsOf(choices, stored.keys, pending, filters, rowWords), [choices, stored, pending, filters, rowWords])
  const now = useMemo(() => reached(choices, stored.keys), [choices, stored])
  const afterwards = useMemo(() => reached(choices, after(pending, stored.keys)), [choices, stored, pending])
  const open = useMemo(() => choices.employers.reduce((sum, { ended }) => sum + Number(!ended), 0), [choices])

  const save = () => {
    if (busy || going) return
    if (!unsaved) return toast('info', t('saving.nothingToSave'))
    run({ groupId: group.id, version: stored.version, add: idsOf(pending.add), remove: idsOf(pending.remove) })
  }
  const decide = (how: () => void) => {
    how()
    clear()
    setSaid('')
  }
  useSaveKey(save)
  useLeaveQuestion(unsaved && !busy, ui('leaveQuestion'))
  const side = (name: 'left' | 'right') => {
    const filter = filters[name]
    const filtered = filter.text.trim() !== '' || filter.set !== ''
    return {
      label: t(name === 'left' ? 'available' : 'authorised'),
      count: rowWords.figure(name === 'left' ? lists.available : lists.authorised),
      rows: lists[name],
      filter: `${filter.set} ${filter.text}`,
      tools: (
        <Tools
          filter={filter}
          onFilter={(changed) => setFilters({ ...filters, [name]: changed })}
          sets={choices.sets}
          labels={{ search: t(name === 'left' ? 'searchLeft' : 'searchRight'), filter: t(name === 'left' ? 'filterLeft' : 'filterRight') }}
        />
      ),
      empty: filtered ? (
        <span className="grid justify-items-center gap-2">
          {t('nothingLeft')}
          <Button size="small" onClick={() => setFilters({ ...filters, [name]: everything })}>
            {t('clearFilter')}
          </Button>
        </span>
      ) : (
        t(name === 'right' ? 'noneReached' : choices.employers.length > 0 ? 'allReached' : 'noEmployers')
      ),
    }
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2 px-6 py-3 max-md:px-4">
        <GroupChoice {...groups} chosen={String(group.id)} unsaved={unsaved} />
        <p className="pb-1.5 text-secondary text-small">
          <Link href={`/toegangsbeheer/gebruikers?groep=${group.id}&status=actief`} prefetch={false} className="text-accent-text underline">
            {t('members', { count: effect.members })}
          </Link>
          . {t('reaches', { now, all: open })}
        </p>
        <div className="ml-auto">
          <ExportMenu
            address="/api/lijsten/autorisatie-werkgevers"
            query={`?groep=${group.id}`}
            labels={{ export: t('export.export'), csv: t('export.csv'), xlsx: t('export.xlsx') }}
          />
        </div>
      </div>
      {going ? (
        <Empty>{ui('loading')}</Empty>
      ) : (
        <>
          <div className="grid gap-2 px-6 pb-3 empty:hidden max-md:px-4">
            {conflict && !busy && (
              <Conflict
                theirs={conflict}
                changed={group.changed}
                choices={choices}
                onOverlay={() => decide(overlay)}
                onDrop={() => decide(undo)}
              />
            )}
            {problems.length > 0 && !(stale && conflict) && <Note kind="error" live title={problems.map(say).join(' ')} />}
            <Warnings effect={told} />
          </div>
          <TwoLists
            left={side('left')}
            right={side('right')}
            onMove={(keys, to) => {
              move(keys, to)
              setSaid(t('moved', { count: keys.length, to }))
            }}
            said={said}
            words={listWords}
          />
          <ActionBar
            className="max-md:bottom-10"
            consequence={
              <Consequence
                pending={pending}
                choices={choices}
                members={effect.members}
                clients={effect.clients.total}
                reach={{ now, after: afterwards }}
              />
            }
          >
            {unsaved && (
              <Button variant="quiet" onClick={() => decide(undo)}>
                {t('saving.undo')}
              </Button>
            )}
            <Button variant="main" busy={busy} onClick={save}>
              {t('saving.save')}
            </Button>
          </ActionBar>
        </>
      )}
    </div>
  )
}
