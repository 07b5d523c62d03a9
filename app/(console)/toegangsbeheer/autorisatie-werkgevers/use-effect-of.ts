'use client'
import { useEffect, useState } from 'react'
import { attempt } from '@/components/form/use-action'
import type { AuthorisationEffect } from '@/lib/user-groups/effect-queries'
import { effectOf } from './actions'
import { idsOf } from './choices'
import { isNothing, type Pending } from './pending'

/** How long one must rest before the server is asked, in milliseconds. */
const rest = 250

/** What the pending moves would mean for people, asked while one works; `now` is the answer for none. While an answer is on its way the last one stays. */
export function useEffectOf(groupId: number, pending: Pending, now: AuthorisationEffect): AuthorisationEffect {
  const [answer, setAnswer] = useState<AuthorisationEffect | null>(null)
  useEffect(() => {
    if (isNothing(pending)) return setAnswer(null)
    let waiting = true
    const timer = setTimeout(async () => {
      const asked = await attempt(effectOf, { groupId, add: idsOf(pending.add), remove: idsOf(pending.remove) })
      if (waiting && asked.ok) setAnswer(asked.effect)
    }, rest)
    return () => {
      waiting = false
      clearTimeout(timer)
    }
  }, [groupId, pending])
  return isNothing(pending) ? now : (answer ?? now)
}
