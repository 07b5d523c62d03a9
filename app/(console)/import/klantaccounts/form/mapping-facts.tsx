import { ArrowRight } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { Mapping } from '@/lib/import/accounts/schema'

/** So many translated values of one column are drawn. */
const drawn = 20

/** What the custom mapping of an account binds and translates (I4). */
export async function MappingFacts({ mapping: { columns, constants, values } }: { mapping: Mapping }) {
  const t = await getTranslations('accountForm.mapping')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 text-small">
      <Facts title={t('columns')} lines={Object.entries(columns)} />
      <Facts title={t('constants')} lines={Object.entries(constants).map(([target, value]) => [target, `“${value}”`])} />
      {Object.entries(values).map(([target, translated]) => {
        const lines = Object.entries(translated ?? {})
        const more = lines.length - drawn
        return (
          <Facts
            key={target}
            title={t('values', { target })}
            lines={lines.slice(0, drawn)}
            more={more > 0 ? t('more', { count: more }) : undefined}
            turned
          />
        )
      })}
    </div>
  )
}

type Lines = readonly (readonly [string, string | undefined])[]

/** Lines of what becomes what: of the file's column (or value) first, then ours. */
function Facts({ title, lines, more, turned = false }: { title: string; lines: Lines; more?: string; turned?: boolean }) {
  if (lines.length === 0) return null
  return (
    <div>
      <p className="text-muted">{title}</p>
      <ul>
        {lines.map(([one, other]) => {
          const [from, to] = turned ? [one, other] : [other, one]
          return (
            <li key={one} className="flex min-h-7 min-w-0 items-center gap-2 border-line border-b">
              <span className="min-w-0 flex-1 break-words">{from}</span>
              <ArrowRight aria-hidden className="size-3.5 shrink-0 text-muted" />
              <span className="min-w-0 flex-1 break-words">{to}</span>
            </li>
          )
        })}
      </ul>
      {more && <p className="text-muted">{more}</p>}
    </div>
  )
}
