'use client'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Note } from '@/components/ui/note'
import type { GrantLine, GrantPage } from '@/lib/users/grant-queries'
import { fetchJson } from '../fetch-json'
import { AddGrant } from './add-grant'
import { AddedGrant, StoredGrant } from './grant-line'
import { type GrantChanges, type GrantSource, keyOf } from './use-grant-changes'

/** The own grants of a user: those that are stored by page, those that were chosen on top; what changes is marked until it is saved. */
export function Grants({ source, pending }: { source: GrantSource; pending: GrantChanges }) {
  const t = useTranslations('userForm')
  const { lines, total, beyond, search, more } = useStoredGrants(source)
  const [adding, setAdding] = useState(false)
  const [text, setText] = useState('')
  const opener = useRef<HTMLButtonElement>(null)
  const all = source.page?.total ?? 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in a field of this tab must not save the whole form
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3" onKeyDown={keepEnter}>
      <p className="text-secondary text-small">{t(source.copy ? 'grants.copied' : 'grants.intro')}</p>
      {!source.editable && <Note>{t('grants.own')}</Note>}
      {source.editable && !adding && (
        <Button ref={opener} onClick={() => setAdding(true)} className="justify-self-start">
          <Plus aria-hidden /> {t('grants.open')}
        </Button>
      )}
      {adding && (
        <AddGrant
          onAdd={pending.add}
          onHalf={pending.setHalf}
          onClose={() => {
            setAdding(false)
            requestAnimationFrame(() => opener.current?.focus())
          }}
        />
      )}
      {all > 10 && (
        <Input
          type="search"
          aria-label={t('grants.search')}
          placeholder={t('grants.search')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            search(event.currentTarget.value)
          }}
        />
      )}
      {lines.length + pending.added.length === 0 && (
        <p className="text-muted">
          {t(text ? 'grants.nothing' : source.copy || source.userId === null ? 'grants.noneNew' : 'grants.none')}
        </p>
      )}
      <ul aria-label={t('tabs.grants')} className="border-line border-t">
        {pending.added.map((grant) => (
          <AddedGrant
            key={keyOf(grant)}
            grant={grant}
            onDrop={() => pending.drop(grant)}
            onDepth={(depth) => pending.add({ ...grant, depth })}
          />
        ))}
        {lines.map((line) => (
          <StoredGrant key={line.id} line={line} pending={pending} editable={source.editable} copy={source.copy} />
        ))}
      </ul>
      {lines.length < total && (
        <Button onClick={more} className="justify-self-start">
          {t('grants.more', { shown: lines.length, total })}
        </Button>
      )}
      {beyond > 0 && <p className="text-muted text-small">{t(source.copy ? 'grants.beyondCopy' : 'grants.beyond', { count: beyond })}</p>}
    </div>
  )
}

function keepEnter(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}

/** The stored grants: the page that came along, and what is searched for or asked for beyond it. */
function useStoredGrants({ userId, page, version }: GrantSource) {
  const [found, setFound] = useState<{ text: string; items: readonly GrantLine[]; total: number } | null>(null)
  const asked = useRef(0)
  // Someone saved, or somebody else did: what was fetched before may be gone.
  useEffect(() => setFound(null), [version, page])
  const ask = async (text: string, from: number, before: readonly GrantLine[]) => {
    const mine = ++asked.current
    const address = `/api/keuzes/rechten?gebruiker=${userId}&zoek=${encodeURIComponent(text)}&vanaf=${from}`
    const result = await fetchJson<GrantPage>(address)
    if (mine === asked.current && result) setFound({ text, items: [...before, ...result.items], total: result.total })
  }
  const lines = found?.items ?? page?.items ?? []
  return {
    lines,
    total: found?.total ?? page?.total ?? 0,
    beyond: page?.beyond ?? 0,
    search: (text: string) => (text.trim() ? ask(text, 0, []) : setFound(null)),
    more: () => ask(found?.text ?? '', lines.length, lines),
  }
}
