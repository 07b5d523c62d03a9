import { clsx } from 'clsx'
import {
  ArrowLeftRight,
  Ban,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CirclePlus,
  CircleSlash2,
  CircleX,
  Clock,
  Equal,
  Info,
  KeyRound,
  type LucideIcon,
  Pencil,
  RefreshCw,
  RotateCcw,
  ShieldCheck,
  TriangleAlert,
} from 'lucide-react'
import type { ReactNode } from 'react'

type Tone = 'positive' | 'warning' | 'negative' | 'neutral' | 'accent'
const tones: Record<Tone, string> = {
  positive: 'text-positive',
  warning: 'text-warning',
  negative: 'text-negative',
  neutral: 'text-muted',
  accent: 'text-accent-text',
}

/** What a thing can be: each kind has one icon and one tone, the same everywhere. */
const kinds = {
  active: [CircleCheck, 'positive'],
  available: [CircleCheck, 'positive'],
  unavailable: [CircleX, 'negative'],
  deactivated: [CircleSlash2, 'neutral'],
  until: [Clock, 'warning'],
  created: [CirclePlus, 'positive'],
  updated: [Pencil, 'accent'],
  moved: [ArrowLeftRight, 'accent'],
  reactivated: [RotateCcw, 'positive'],
  unchanged: [Equal, 'neutral'],
  deactivating: [CircleSlash2, 'warning'],
  protected: [ShieldCheck, 'neutral'],
  error: [CircleX, 'negative'],
  warning: [TriangleAlert, 'warning'],
  info: [Info, 'neutral'],
  done: [CircleCheck, 'positive'],
  waiting: [CircleDashed, 'neutral'],
  running: [RefreshCw, 'accent'],
  paused: [CirclePause, 'warning'],
  refused: [Ban, 'negative'],
  undone: [RotateCcw, 'neutral'],
  secret: [KeyRound, 'accent'],
} as const satisfies Record<string, readonly [LucideIcon, Tone]>

export type StatusKind = keyof typeof kinds

/**
 * Status: icon + word + colour; only the icon is coloured. The word comes from the caller. `muted` greys the word too (deactivated in a list).
 *
 *     <Status kind="active">Actief</Status>
 */
export function Status({
  kind,
  muted,
  className,
  children,
}: {
  kind: StatusKind
  muted?: boolean
  className?: string
  children: ReactNode
}) {
  return (
    <span
      className={clsx('inline-flex min-w-0 max-w-full items-center gap-1.5 align-middle', muted ? 'text-muted' : 'text-text', className)}
    >
      <StatusIcon kind={kind} />
      <span className="truncate">{children}</span>
    </span>
  )
}

/** The icon of a status alone, where the word stands next to it already. */
export function StatusIcon({ kind, className }: { kind: StatusKind; className?: string }) {
  const [Icon, tone] = kinds[kind]
  return <Icon aria-hidden className={clsx('size-3.5 shrink-0', tones[tone], className)} />
}
