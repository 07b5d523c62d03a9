'use client'
import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { fieldLook } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'

/**
 * A value to hand on: a field that can be read and selected, not changed, and a button that copies it. `what` completes the button's name for who does
 * not see the field. `first`: its button takes the focus, for that is what one came for.
 */
export function CopyField({ value, what, first, ...wired }: { value: string; what: string; first?: boolean; id?: string }) {
  const t = useTranslations('webApiScreen')
  const ui = useTranslations('ui')
  const [copied, setCopied] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!first) return
    // A dialog that made the secret closes first, and gives the focus back to its own button.
    const timer = setTimeout(() => button.current?.focus(), 60)
    return () => clearTimeout(timer)
  }, [first])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
      setTimeout(() => setCopied(false), 2000)
    } catch {
      toast('error', t('copyFailed'))
    }
  }
  return (
    <span className="flex items-start gap-1.5">
      <textarea
        {...wired}
        readOnly
        value={value}
        rows={value.length > 30 ? 2 : 1}
        spellCheck={false}
        autoComplete="off"
        onFocus={(event) => event.currentTarget.select()}
        className={`${fieldLook} field-sizing-content resize-none break-all py-[5px] font-mono text-meta leading-5`}
      />
      <Button ref={button} size="small" variant="quiet" className="min-w-25 shrink-0" onClick={copy}>
        {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
        <span aria-live="polite">
          {copied ? ui('copied') : ui('copy')}
          <span className="sr-only"> {what}</span>
        </span>
      </Button>
    </span>
  )
}
