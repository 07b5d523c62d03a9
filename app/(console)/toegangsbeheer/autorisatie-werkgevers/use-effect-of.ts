'use client'
import { useEffect, useState } from 'react'
import { attempt } from '@/components/form/use-action'
import type { AuthorisationEffect } from '@/lib/user-groups/effect-queries'
import { effectOf } from './actions'
import { idsOf } from './choices'
import { isNothing, type Pending } from './pending'

/** How long one must rest before the server is asked, in milliseconds. */
const rest = 250

/** What the pending moves would mean for people, asked while one works; `now` is the answer for none. Null while an answer is on its way. */
export function useEffectOf(groupId: number, pending: Pending, now: AuthorisationEffect): AuthorisationEffect | null {
  const [answer, setAnswer] = useState<{ pending: Pending; effect: AuthorisationEffect } | null>(null)
  useEffect(() => {
    if (isNothing(pending)) return
    const timer = setTimeout(async () => {
      const asked = await attempt(effectOf, { groupId, add: idsOf(pending.add), remove: idsOf(pending.remove) })
      if (asked.ok) setAnswer({ pending, effect: asked.effect })
    }, rest)
    return () => clearTimeout(timer)
  }, [groupId, pending])
  if (isNothing(pending)) return now
  return answer?.pending === pending ? answer.effect : null
}
