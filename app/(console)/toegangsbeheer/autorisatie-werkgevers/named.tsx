import { useTranslations } from 'next-intl'
import type { Choices } from './choices'

const most = 6

/** The first of some employers and employer groups by code and name, and how many more there are. */
export function Named({ keys, choices, sign }: { keys: Iterable<string>; choices: Choices; sign: '+' | '−' }) {
  const t = useTranslations('authorisationScreen.saving')
  const found = [...keys].flatMap((key) => choices.set.get(key) ?? choices.employer.get(key) ?? [])
  if (found.length === 0) return null
  return (
    <>
      <span aria-hidden className={sign === '+' ? 'text-positive' : 'text-negative'}>
        {sign}
      </span>{' '}
      {found.slice(0, most).map((one, index) => (
        <span key={one.key}>
          {index > 0 && ', '}
          {'size' in one ? t('set', { name: one.name, count: one.size }) : <Employer code={one.code} name={one.name} />}
        </span>
      ))}
      {found.length > most && ` ${t('more', { count: found.length - most })}`}
    </>
  )
}

const Employer = ({ code, name }: { code: string; name: string }) => (
  <>
    <span className="font-mono text-meta">{code}</span> {name}
  </>
)
