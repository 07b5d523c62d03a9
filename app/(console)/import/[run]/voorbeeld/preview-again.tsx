'use client'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/form/use-action'
import { useProblemText } from '@/components/form/use-problem-text'
import { Button } from '@/components/ui/button'
import { preview } from '../../actions'

/** Makes the preview anew with the settings that the run has. */
export function PreviewAgain({ run, label, onDone }: { run: string; label: string; onDone?: () => void }) {
  const say = useProblemText()
  const router = useRouter()
  const {
    run: send,
    busy,
    problems,
  } = useAction(preview, () => {
    onDone?.()
    router.refresh()
  })
  return (
    <>
      <Button busy={busy} onClick={() => send({ run })}>
        {label}
      </Button>
      {problems.map((problem) => (
        <p key={problem.code} role="alert" className="text-negative">
          {say(problem)}
        </p>
      ))}
    </>
  )
}
