'use client'
import { useEffect, useRef } from 'react'

type Traversal = Event & { navigationType: string }

/** Asks before the page, the link that is followed, or the way back takes unsaved work away. A link with `data-stays` leads to another part of the same form. */
export function useLeaveQuestion(unsaved: boolean, question: string): void {
  useEffect(() => {
    if (!unsaved) return
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!link || link.getAttribute('href')?.startsWith('#') || event.ctrlKey || event.metaKey) return
      if (link.hasAttribute('download') || link.hasAttribute('data-stays')) return
      if (confirm(question)) return
      event.preventDefault()
      event.stopPropagation()
    }
    const onNavigate = (event: Event) => {
      if ((event as Traversal).navigationType === 'traverse' && event.cancelable && !confirm(question)) event.preventDefault()
    }
    // Not every browser has it; there the way back does not ask.
    const { navigation } = window as { navigation?: EventTarget }
    navigation?.addEventListener('navigate', onNavigate)
    addEventListener('beforeunload', onUnload)
    document.addEventListener('click', onClick, true)
    return () => {
      navigation?.removeEventListener('navigate', onNavigate)
      removeEventListener('beforeunload', onUnload)
      document.removeEventListener('click', onClick, true)
    }
  }, [unsaved, question])
}

/** Ctrl-S saves, wherever on the page one is. */
export function useSaveKey(save: () => void): void {
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
