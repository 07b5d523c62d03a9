'use client'
import { LogOut, UserRound } from 'lucide-react'
import { Menu } from '@/components/ui/menu'
import { signOut } from '@/lib/auth/browser'

/** Who is signed in: the way to the own profile, and out. Signing out is a post, never an address. */
export function ProfileMenu({ login, words }: { login: string; words: { name: string; profile: string; signOut: string } }) {
  return (
    <Menu
      name={words.name}
      label={initials(login)}
      look="grid size-7 shrink-0 place-items-center rounded-full border border-line-strong bg-hover font-medium text-micro text-secondary hover:text-text relative after:absolute after:-inset-2"
      items={[
        { kind: 'head', label: login },
        { kind: 'link', label: words.profile, icon: <UserRound aria-hidden />, href: '/profiel' },
        { kind: 'line' },
        { kind: 'action', label: words.signOut, icon: <LogOut aria-hidden />, onSelect: () => void signOut() },
      ]}
    />
  )
}

/** Two signs for a round: "demo.01" is D1, "Demo.JPBerg" is DJ, "admin" is AD. */
function initials(login: string): string {
  const [first = '', second] = login.split(/[.\s@_-]+/u)
  return `${first[0] ?? ''}${second?.replace(/^0+(?=.)/u, '')[0] ?? first[1] ?? ''}`.toUpperCase()
}
