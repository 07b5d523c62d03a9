import { useState } from 'react'
import type { GrantLine, GrantPage } from '@/lib/users/grant-queries'
import type { CreateUser, SaveUser } from '@/lib/users/schema'

/** Whose own grants the tab shows. */
export type GrantSource = {
  /** The user itself, or of a copy the one it is made like; null: a new user, which has none. */
  userId: number | null
  copy: boolean
  /** The newest that was on screen. */
  upTo: number
  /** Level says that whoever looks may change them (L7). */
  editable: boolean
  /** The first of them; null while another tab is shown. */
  page: GrantPage | null
  version: number
}

/** A grant that is chosen and not saved yet: what a line of the list says, without what only a stored one has. */
export type NewGrant = Pick<GrantLine, 'element' | 'employer' | 'employerName' | 'part' | 'partName' | 'depth'>

export const keyOf = ({ element, employer, part }: NewGrant): string => `${element} ${employer} ${part ?? ''}`

const given = ({ element, employer, part, depth }: NewGrant) =>
  element === 'employer'
    ? { employer }
    : element === 'department'
      ? { employer, department: part!, depth: depth ?? 1 }
      : { employer, employee: part! }

export type GrantChanges = ReturnType<typeof useGrantChanges>

/** What is to be added, withdrawn and given another depth when the form is saved. */
export function useGrantChanges(source: GrantSource) {
  const [added, setAdded] = useState<readonly NewGrant[]>([])
  const [removed, setRemoved] = useState<ReadonlySet<number>>(new Set())
  const [deeper, setDeeper] = useState<ReadonlyMap<number, NewGrant>>(new Map())
  const [half, setHalf] = useState<string | null>(null)

  const without = <T>(map: ReadonlyMap<number, T>, id: number) => new Map([...map].filter(([key]) => key !== id))
  return {
    added,
    removed,
    deeper,
    /** The name of an element that is chosen and not added: saving would drop it without a word. */
    half,
    setHalf,
    count: added.length + removed.size + deeper.size,
    add: (grant: NewGrant) => setAdded([...added.filter((other) => keyOf(other) !== keyOf(grant)), grant]),
    drop: (grant: NewGrant) => setAdded(added.filter((other) => keyOf(other) !== keyOf(grant))),
    toggle: (line: GrantLine) => {
      const next = new Set(removed)
      if (!next.delete(line.id)) next.add(line.id)
      setRemoved(next)
      setDeeper(without(deeper, line.id))
    },
    setDepth: (line: GrantLine, depth: number) => {
      const rest = without(deeper, line.id)
      setDeeper(depth === line.depth ? rest : new Map([...rest, [line.id, { ...line, depth }]]))
    },
    /** What was to become of grants that are no longer there. */
    forget: (gone: ReadonlySet<number>) => {
      setRemoved(new Set([...removed].filter((id) => !gone.has(id))))
      setDeeper(new Map([...deeper].filter(([id]) => !gone.has(id))))
    },
    clear: () => {
      setAdded([])
      setRemoved(new Set())
      setDeeper(new Map())
    },
    forStored: (): SaveUser['grants'] =>
      added.length + removed.size + deeper.size === 0
        ? undefined
        : {
            add: added.map(given),
            remove: [...removed],
            depths: [...deeper].map(([id, { depth }]) => ({ id, depth: depth ?? 1 })),
          },
    forNew: (): CreateUser['grants'] => ({
      add: [...added, ...deeper.values()].map(given),
      ...(source.userId !== null && { like: { userId: source.userId, upTo: source.upTo, except: [...removed, ...deeper.keys()] } }),
    }),
  }
}
