'use client'
import { useLayoutEffect } from 'react'

/**
 * Gives the page the appearance of the system, for who chose none, where the script of the head did not run: a page that is refused
 * or fails is drawn anew in the browser, without it.
 */
export function FollowSystem() {
  useLayoutEffect(() => {
    const root = document.documentElement
    if (root.dataset.theme) return
    const system = matchMedia('(prefers-color-scheme: dark)')
    const follow = () => {
      if (!/(^|; )theme=(light|dark)/.test(document.cookie)) root.dataset.theme = system.matches ? 'dark' : 'light'
    }
    follow()
    system.addEventListener('change', follow)
    return () => system.removeEventListener('change', follow)
  }, [])
  return null
}
