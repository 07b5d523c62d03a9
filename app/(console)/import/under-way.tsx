'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Progress } from '@/components/ui/progress'

type Work = { work: 'reading' | 'planning' | 'committing'; step: string | null; done: number; of: number | null; seconds: number }
type Answer = { state: string; work: Work | null }

const FIRST = 300
const EVERY = 800

/**
 * Shows how far the work on a run is, asking the server now and then; when the run stands otherwise than in `state`, goes to `next`,
 * or has the page drawn anew. Survives a reload, and a server that does not answer for a while.
 */
export function UnderWay({
  run,
  state,
  work: first,
  name,
  next,
}: {
  run: string
  state: string
  work: Work | null
  name: string
  next?: string
}) {
  const t = useTranslations('importWizard.work')
  const router = useRouter()
  const [work, setWork] = useState(first)
  const [lost, setLost] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const ask = async () => {
      try {
        const answer = await fetch(`/api/import/${run}/voortgang`, { cache: 'no-store' })
        if (over) return
        if (answer.status === 401 || answer.status === 403 || answer.status === 404) return router.refresh()
        if (!answer.ok) throw new Error(String(answer.status))
        const now = (await answer.json()) as Answer
        setLost(false)
        setWork(now.work)
        if (now.state !== state) {
          if (next) router.replace(next)
          else router.refresh()
          timer = setTimeout(ask, EVERY * 3)
          return
        }
      } catch {
        if (over) return
        setLost(true)
      }
      timer = setTimeout(ask, EVERY)
    }
    timer = setTimeout(ask, FIRST)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [run, state, next, router])
  const kind = work?.work ?? 'reading'
  return (
    <div role="status" className="grid max-w-xl gap-4 px-6 pb-6 max-md:px-4">
      <Progress
        label={work ? t(kind, { name }) : t('waiting')}
        value={work?.of ? work.done : undefined}
        max={work?.of ?? undefined}
        detail={work ? <Detail work={work} /> : undefined}
      />
      <p className="text-muted text-small">{t(kind === 'committing' ? 'leaveCommit' : 'leave')}</p>
      {lost && <p className="text-small text-warning">{t('lost')}</p>}
    </div>
  )
}

function Detail({ work }: { work: Work }) {
  const t = useTranslations('importWizard.work')
  const elapsed = `${Math.floor(work.seconds / 60)}:${String(work.seconds % 60).padStart(2, '0')}`
  const what =
    work.work === 'committing'
      ? t('applying')
      : work.step === 'users'
        ? t('users')
        : work.of
          ? t('rowsOf', { done: work.done, of: work.of })
          : t('rows', { done: work.done })
  return (
    <>
      {what} · {elapsed}
    </>
  )
}
