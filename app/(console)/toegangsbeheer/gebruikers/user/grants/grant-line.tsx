'use client'
import { clsx } from 'clsx'
import { RotateCcw, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { IconButton } from '@/components/ui/button'
import { Tag } from '@/components/ui/tag'
import type { GrantLine } from '@/lib/users/grant-queries'
import { DepthSelect } from './depth-select'
import type { GrantChanges, NewGrant } from './use-grant-changes'

/** A grant as one says it: its code, for whoever does not see the line it stands in. */
const nameOf = ({ employer, part }: NewGrant) => (part === null ? employer : `${employer} · ${part}`)

/** One grant that is stored: what it is of, what delivered it, and what will become of it. */
export function StoredGrant({
  line,
  pending,
  editable,
  copy,
}: {
  line: GrantLine
  pending: GrantChanges
  editable: boolean
  copy: boolean
}) {
  const t = useTranslations('userForm')
  const gone = pending.removed.has(line.id)
  const deeper = pending.deeper.get(line.id)
  const source = line.run === null ? t('grants.byHand') : t('grants.delivered', { run: line.run, row: line.row ?? 0 })
  return (
    <Line
      grant={line}
      gone={gone}
      tag={
        gone ? (
          <Tag tone="negative">{t(copy ? 'grants.leftOut' : 'grants.willGo')}</Tag>
        ) : deeper ? (
          <Tag tone="warning">{t('grants.changed')}</Tag>
        ) : (
          line.ended && <Tag>{t('grants.ended')}</Tag>
        )
      }
      detail={copy ? null : source}
      depth={
        line.depth !== null && (
          <DepthSelect
            name={nameOf(line)}
            value={deeper?.depth ?? line.depth}
            disabled={!editable || gone}
            onChange={(depth) => pending.setDepth(line, depth)}
          />
        )
      }
    >
      {editable && (
        <IconButton
          size="small"
          label={t(gone ? 'grants.keep' : 'grants.withdraw', { name: nameOf(line) })}
          onClick={() => pending.toggle(line)}
        >
          {gone ? <RotateCcw /> : <X />}
        </IconButton>
      )}
    </Line>
  )
}

/** One grant that was chosen and is not saved yet. */
export function AddedGrant({ grant, onDrop, onDepth }: { grant: NewGrant; onDrop: () => void; onDepth: (depth: number) => void }) {
  const t = useTranslations('userForm')
  return (
    <Line
      grant={grant}
      tag={<Tag tone="positive">{t('grants.new')}</Tag>}
      depth={grant.depth !== null && <DepthSelect name={nameOf(grant)} value={grant.depth} onChange={onDepth} />}
    >
      <IconButton size="small" label={t('grants.drop', { name: nameOf(grant) })} onClick={onDrop}>
        <X />
      </IconButton>
    </Line>
  )
}

type LineProps = { grant: NewGrant; gone?: boolean; tag: ReactNode; detail?: ReactNode; depth: ReactNode; children: ReactNode }

function Line({ grant, gone = false, tag, detail, depth, children }: LineProps) {
  const t = useTranslations('userForm')
  const name = grant.part === null ? grant.employerName : grant.partName
  return (
    <li className="grid grid-cols-[1fr_auto] items-start gap-x-2 border-line border-b py-2">
      <div className={clsx('min-w-0', gone && 'text-muted line-through')}>
        <span className="mr-2 text-muted text-small">{t(`grants.elements.${grant.element}`)}</span>
        <span className="mr-2 font-mono text-meta">{nameOf(grant)}</span>
        <span className="break-words font-medium">{name}</span>
      </div>
      <div className="-my-1 flex items-center gap-1">
        {tag}
        {children}
      </div>
      {(detail || depth || grant.part !== null) && (
        <div className="col-span-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-meta">
          {depth}
          {grant.part !== null && <span className="truncate">{grant.employerName}</span>}
          {detail && <span>{detail}</span>}
        </div>
      )}
    </li>
  )
}
