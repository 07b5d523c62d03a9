'use client'
import { CircleCheck, CircleX } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useAction } from '@/components/form/use-action'
import { useProblemText } from '@/components/form/use-problem-text'
import { ActionBar } from '@/components/ui/action-bar'
import { Checkbox } from '@/components/ui/checkbox'
import { Note } from '@/components/ui/note'
import { Progress } from '@/components/ui/progress'
import { Segmented } from '@/components/ui/segmented'
import { Table, Th } from '@/components/ui/table'
import type { ColumnsView } from '@/lib/import/runs/columns'
import { preview } from '../../actions'
import { Go, Submit } from '../../buttons'
import { mappingOf, missingOf, rebind, startOf, targetsOf } from './bindings'
import { ColumnRow } from './column-row'
import { Constants } from './constants'

/** The mapping of this run. In Standaard a calm summary; in Custom mapping a choice per column, and fixed values. */
export function ColumnsForm({
  run,
  view,
  groups,
  account,
  note,
}: {
  run: string
  view: ColumnsView
  groups: readonly string[]
  /** The customer account, for whoever may have it remember the mapping. */
  account: { name: string; remembers: boolean } | null
  note?: ReactNode
}) {
  const { columns, mapping, proposal, targets, required, fitsStandard } = view
  const t = useTranslations('importWizard.columns')
  const go = useTranslations('importWizard.file')
  const work = useTranslations('importWizard.work')
  const ui = useTranslations('ui')
  const say = useProblemText()
  const router = useRouter()
  const [custom, setCustom] = useState(mapping !== null && !fitsStandard)
  const [remember, setRemember] = useState(account !== null && !account.remembers)
  const [bindings, setBindings] = useState(() => startOf(columns, mapping, proposal))
  const { run: send, busy, problems } = useAction(preview, () => router.push(`/import/${run}/voorbeeld`))

  const becomes = custom ? targetsOf(columns, bindings) : columns.map(({ standard }) => (standard ? [standard] : []))
  const missing = missingOf(required, becomes, custom ? bindings : { columns: {}, constants: [] })
  const used = becomes.filter((bound) => bound.length > 0).length
  const constants = custom ? bindings.constants.length : 0
  return (
    <form
      noValidate
      className="flex min-h-full flex-col"
      onSubmit={(event) => {
        event.preventDefault()
        send({ run, mapping: (custom ? mappingOf(columns, bindings, mapping) : null) as never, remember: custom && remember })
      }}
    >
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 px-6 pt-5 pb-4 max-md:px-4">
        <div className="min-w-0 max-w-3xl">
          <h1 className="text-balance font-semibold text-page">{t('title', { used, total: columns.length, constants })}</h1>
          <p className="mt-0.5 text-secondary">{t(custom ? 'introCustom' : 'introStandard')}</p>
        </div>
        <Segmented
          label={t('mode')}
          name="koppeling"
          value={custom ? 'custom' : 'standard'}
          onChange={(value) => setCustom(value === 'custom')}
          choices={[
            { value: 'standard', label: t('standard') },
            { value: 'custom', label: t('custom') },
          ]}
        />
      </header>
      {(note || problems.length > 0) && (
        <div className="grid gap-2 px-6 pb-4 max-md:px-4">
          {note}
          {problems.map((problem) => (
            <Note key={problem.code} kind="error" live title={t('refused')}>
              {say(problem)}
            </Note>
          ))}
        </div>
      )}
      <div className="flex-1 border-line-strong border-t">
        <Table label={t('table')} className="max-md:block" frame="max-md:overflow-visible">
          <thead className="max-md:sr-only">
            <tr>
              <Th>{t('column')}</Th>
              <Th colSpan={3}>{t('samples')}</Th>
              <Th>
                <span className="sr-only">→</span>
              </Th>
              <Th>{t('becomes')}</Th>
              <Th>{t('how')}</Th>
            </tr>
          </thead>
          <tbody className="max-md:block">
            {columns.map((_, index) => (
              <ColumnRow
                key={index}
                columns={columns}
                index={index}
                targets={targets}
                becomes={becomes[index] ?? []}
                bindings={custom ? bindings : null}
                proposed={proposal}
                translated={(target) => Object.keys((custom && mapping?.values?.[target]) || {}).length}
                onBind={(before, after) => setBindings(rebind(bindings, index, before, after))}
              />
            ))}
          </tbody>
        </Table>
        {custom && <Constants bindings={bindings} targets={targets} groups={groups} onChange={setBindings} />}
        {custom && account && (
          <div className="border-line border-t px-6 py-3 max-md:px-4">
            <Checkbox
              label={t('remember', { account: account.name })}
              checked={remember}
              onChange={(event) => setRemember(event.currentTarget.checked)}
            />
            <p className="ml-6 text-meta text-muted">{t(account.remembers ? 'rememberInstead' : 'rememberHelp')}</p>
          </div>
        )}
      </div>
      <ActionBar
        consequence={
          busy ? (
            <div role="status">
              <Progress label={work('planning')} className="max-w-md" />
            </div>
          ) : missing.length === 0 ? (
            <p className="flex gap-2">
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-positive" />
              {t('complete', { targets: required.join(', ') })}
            </p>
          ) : (
            <p className="flex gap-2 text-text" role="status">
              <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-negative" />
              <span>
                <b className="font-semibold text-negative">{t('cannotApply')}</b>{' '}
                {t(custom ? 'missing' : 'missingStandard', { targets: missing.join(', ') })}
              </span>
            </p>
          )
        }
      >
        <Go href={`/import/${run}/instellingen`} disabled={busy}>
          {ui('previous')}
        </Go>
        <Submit busy={busy} main={missing.length === 0}>
          {go('next')}
        </Submit>
      </ActionBar>
    </form>
  )
}
