'use client'
import { clsx } from 'clsx'
import { RotateCcw, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { IconButton } from '@/components/ui/button'
import { Tag } from '@/components/ui/tag'
import type { Member, MemberChoice } from '@/lib/user-groups/member-queries'

/** A user who will be a member after saving; one who comes from another group says so. */
export function ComingRow({ user, onUndo }: { user: MemberChoice; onUndo: () => void }) {
  const t = useTranslations('groupForm')
  return (
    <Row
      user={user}
      remark={
        user.group ? (
          <Tag tone="warning" className="max-w-full">
            <span className="truncate">{t('willBeMoved', { group: user.group.name })}</span>
          </Tag>
        ) : (
          <Tag tone="positive">{t('willBeAdded')}</Tag>
        )
      }
      button={
        <IconButton size="small" label={t('undoFor', { login: user.login })} onClick={onUndo}>
          <RotateCcw />
        </IconButton>
      }
    />
  )
}

/** A member; one who will be taken out is struck and can stay after all. */
export function MemberRow({ user, leaving, onLeave, onUndo }: { user: Member; leaving: boolean; onLeave: () => void; onUndo: () => void }) {
  const t = useTranslations('groupForm')
  return (
    <Row
      user={user}
      struck={leaving}
      remark={
        leaving ? (
          <Tag tone="negative">{t('willBeRemoved')}</Tag>
        ) : (
          user.deactivated && <span className="text-muted">{t('deactivated')}</span>
        )
      }
      button={
        leaving ? (
          <IconButton size="small" label={t('undoFor', { login: user.login })} onClick={onUndo}>
            <RotateCcw />
          </IconButton>
        ) : (
          <IconButton size="small" label={t('remove', { login: user.login })} onClick={onLeave}>
            <X />
          </IconButton>
        )
      }
    />
  )
}

function Row({ user, struck, remark, button }: { user: Member; struck?: boolean; remark?: ReactNode; button: ReactNode }) {
  return (
    <li className="flex min-h-9 items-center gap-2 border-line border-b py-0.5 text-small">
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
        <span className={clsx('max-w-full truncate', struck ? 'text-muted line-through' : 'font-medium')}>{user.login}</span>
        {user.name && <span className="max-w-full truncate text-secondary">{user.name}</span>}
        {remark}
      </span>
      {button}
    </li>
  )
}
