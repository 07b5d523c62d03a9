import { getFormatter, getTranslations } from 'next-intl/server'
import type { RunCounts, RunSettings } from '@/lib/import/runs/view'

const TOLD = ['create', 'update', 'move', 'reactivate', 'deactivate'] as const

/** The plan in one sentence: "18 nieuwe gebruikers, 17 gewijzigd; 5 regels met fouten." `skipped`: those lines were left out. */
export async function sentenceOf({ users, rows }: RunCounts, skipped = false): Promise<string> {
  const t = await getTranslations('importWizard')
  if (rows.total === 0) return t('sentence.empty')
  const told = TOLD.filter((outcome) => users[outcome] > 0)
  const parts = told.map((outcome, index) =>
    index === 0
      ? t(`sentence.first.${outcome}`, { count: users[outcome] })
      : t('sentence.other', { count: users[outcome], word: t(`outcome.${outcome}`) }),
  )
  const faulty = rows.error > 0 ? t(skipped ? 'sentence.skipped' : 'sentence.errors', { count: rows.error }) : null
  // Where nobody is left to be told of, the errors are what there is to say.
  if (told.length === 0 && users.unchanged === 0 && faulty) return `${faulty}; ${t('sentence.nobodyLeft')}.`
  if (told.length === 0) parts.push(users.unchanged > 0 ? t('sentence.nothing', { count: users.unchanged }) : t('sentence.nobody'))
  const errors = faulty ? `; ${faulty}` : ''
  return `${parts.join(', ')}${errors}.`
}

/** Under the sentence: with which settings, what happens to the grants, and where it stands (`children`). */
export async function PlanFacts({ settings, grants, stand }: { settings: RunSettings; grants: RunCounts['grants']; stand: string }) {
  const t = await getTranslations('importWizard')
  const template = t(`settings.templates.${settings.template}`)
  return (
    <p>
      {t('sentence.settings', { template, element: t(`settings.elements.${settings.element}`) })} {t('sentence.grantsLabel')}{' '}
      <Signed value={grants.add} sign="+" /> {t('sentence.grantsAdd')}, <Signed value={grants.remove} sign="−" />{' '}
      {t('sentence.grantsRemove')}, {t('sentence.grantsKeep', { keep: grants.keep })} {stand}
    </p>
  )
}

/** A figure with its sign, coloured when it is not zero. */
export async function Signed({ value, sign }: { value: number; sign: '+' | '−' }) {
  const format = await getFormatter()
  if (value === 0) return <span className="text-muted">0</span>
  return (
    <span className={sign === '+' ? 'text-positive' : 'text-negative'}>
      {sign}
      {format.number(value)}
    </span>
  )
}
