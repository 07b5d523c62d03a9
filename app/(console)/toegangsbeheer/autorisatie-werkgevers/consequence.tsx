import { useTranslations } from 'next-intl'
import type { Choices } from './choices'
import { Named } from './named'
import { isNothing, type Pending } from './pending'

/** The line beside Opslaan: what it adds and withdraws, by name, and for whom. */
export function Consequence({
  pending,
  choices,
  members,
  clients,
  reach,
}: {
  pending: Pending
  choices: Choices
  members: number
  clients: number
  reach: { now: number; after: number }
}) {
  const t = useTranslations('authorisationScreen.saving')
  if (isNothing(pending)) return <p>{t('none')}</p>
  const { add, remove } = pending
  const sentence = add.size === 0 ? 'remove' : remove.size === 0 ? 'add' : 'both'
  return (
    <>
      <p className="text-text">
        <span aria-hidden className="mr-1.5 inline-block size-1.5 rounded-full bg-accent align-middle" />
        {t.rich(sentence, { add: add.size, remove: remove.size, b: (chunks) => <b className="font-semibold">{chunks}</b> })}{' '}
        <Named keys={add} choices={choices} sign="+" />
        {add.size > 0 && remove.size > 0 && ', '}
        <Named keys={remove} choices={choices} sign="−" />
      </p>
      <p className="text-small">
        {t('people', { members, clients })} {t('reach', reach)}
      </p>
    </>
  )
}
