'use client'
import { useState } from 'react'
import type { Problem } from '@/lib/kernel/result'
import type { Member, MemberChoice } from '@/lib/user-groups/member-queries'

export type Arrangement = {
  add: readonly MemberChoice[]
  remove: readonly Member[]
  /** Adds a user, or leaves a member in the group that was to be taken out. */
  take: (user: MemberChoice) => void
  /** Takes a member out, or leaves a user where it is that was to be added. */
  drop: (user: Member) => void
  clear: () => void
  /** Learns from a refusal in which group users are by now, so that saving again knows it (the problem `moved-meanwhile`). */
  learn: (problems: readonly Problem[]) => void
}

/** The members that a save will add and remove; nothing is stored before that. */
export function useArrangement(): Arrangement {
  const [add, setAdd] = useState<readonly MemberChoice[]>([])
  const [remove, setRemove] = useState<readonly Member[]>([])
  const without = <T extends Member>(list: readonly T[], { id }: Member) => list.filter((one) => one.id !== id)
  return {
    add,
    remove,
    take: (user) => (remove.some(({ id }) => id === user.id) ? setRemove(without(remove, user)) : setAdd([...without(add, user), user])),
    drop: (user) => (add.some(({ id }) => id === user.id) ? setAdd(without(add, user)) : setRemove([...without(remove, user), user])),
    clear: () => {
      setAdd([])
      setRemove([])
    },
    learn: (problems) => {
      const now = new Map(problems.filter(({ code }) => code === 'moved-meanwhile').map(({ values }) => [values?.user, values]))
      setAdd((before) =>
        before.map((user) => {
          const values = now.get(user.id)
          return values ? { ...user, group: values.from ? { id: Number(values.from), name: String(values.group) } : null } : user
        }),
      )
    },
  }
}
