'use client'
import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Choice, DepartmentChoice } from '@/lib/users/element-queries'
import { fetchJson } from '../fetch-json'

type Node = DepartmentChoice & { level: number; place: number; siblings: number; open: boolean }

const indents = ['pl-1', 'pl-5', 'pl-9', 'pl-13', 'pl-17', 'pl-21']

/** The departments of an employer as a tree (WAI-ARIA); what stands under one is fetched when it is opened. */
export function DepartmentTree({
  employer,
  chosen,
  onChoose,
}: {
  employer: string
  chosen: Choice | null
  onChoose: (choice: Choice) => void
}) {
  const t = useTranslations('userForm')
  const [nodes, setNodes] = useState<readonly Node[] | null>(null)
  const tree = useRef<HTMLDivElement>(null)
  const read = async (above: string | null, level: number): Promise<Node[]> => {
    const address = `/api/keuzes/afdelingen?werkgever=${encodeURIComponent(employer)}${above === null ? '' : `&boven=${encodeURIComponent(above)}`}`
    const found = (await fetchJson<DepartmentChoice[]>(address)) ?? []
    return found.map((node, index) => ({ ...node, level, place: index + 1, siblings: found.length, open: false }))
  }
  useEffect(() => {
    read(null, 1).then(setNodes)
  }, [])
  if (!nodes) return null
  if (nodes.length === 0) return <p className="text-muted text-small">{t('grants.noDepartments')}</p>

  const open = async (node: Node) => {
    const under = await read(node.code, node.level + 1)
    setNodes((now) => (now ?? []).flatMap((one) => (one.code === node.code ? [{ ...one, open: true }, ...under] : [one])))
  }
  const close = (node: Node) => {
    const at = nodes.indexOf(node)
    const next = nodes.findIndex((one, index) => index > at && one.level <= node.level)
    setNodes([...nodes.slice(0, at), { ...node, open: false }, ...(next < 0 ? [] : nodes.slice(next))])
  }
  const choose = (node: Node | undefined) => {
    if (!node) return
    onChoose({ code: node.code, name: node.name })
    tree.current?.querySelector<HTMLElement>(`[data-code="${CSS.escape(node.code)}"]`)?.focus()
  }
  const focusable = nodes.some(({ code }) => code === chosen?.code) ? chosen?.code : nodes[0]?.code
  const onKeyDown = (event: KeyboardEvent, node: Node) => {
    const at = nodes.indexOf(node)
    const moves: Record<string, () => unknown> = {
      ArrowDown: () => choose(nodes[at + 1]),
      ArrowUp: () => choose(nodes[at - 1]),
      Home: () => choose(nodes[0]),
      End: () => choose(nodes.at(-1)),
      ArrowRight: () => (node.children && !node.open ? open(node) : node.open && choose(nodes[at + 1])),
      ArrowLeft: () => (node.open ? close(node) : choose(nodes.findLast((one, index) => index < at && one.level < node.level))),
      ' ': () => choose(node),
      Enter: () => choose(node),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }
  return (
    <div className="grid min-w-0 gap-1">
      <p className="text-secondary text-small">{t('grants.elements.department')}</p>
      <div
        ref={tree}
        role="tree"
        aria-label={t('grants.elements.department')}
        className="max-h-60 overflow-y-auto rounded-control border border-control p-1"
      >
        {nodes.map((node) => (
          <div
            key={node.code}
            role="treeitem"
            data-code={node.code}
            aria-level={node.level}
            aria-posinset={node.place}
            aria-setsize={node.siblings}
            aria-selected={node.code === chosen?.code}
            aria-expanded={node.children ? node.open : undefined}
            tabIndex={node.code === focusable ? 0 : -1}
            onClick={() => choose(node)}
            onKeyDown={(event) => onKeyDown(event, node)}
            className={clsx(
              'focus-inside flex h-7 cursor-default items-center gap-1.5 rounded-control pr-2 text-small coarse:h-(--size-touch)',
              indents[Math.min(node.level, indents.length) - 1],
              node.code === chosen?.code ? 'bg-selected' : 'hover:bg-hover',
            )}
          >
            <ChevronDown
              aria-hidden
              onClick={(event) => {
                event.stopPropagation()
                if (node.open) close(node)
                else if (node.children) open(node)
              }}
              className={clsx('size-3.5 shrink-0 text-muted', !node.children && 'invisible', !node.open && '-rotate-90')}
            />
            <span className="font-mono text-meta">{node.code}</span>
            <span className="truncate">{node.name}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
