'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { CheckboxField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { SaveBar } from '@/components/form/save-bar'
import { useCommandForm } from '@/components/form/use-command-form'
import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { Panel } from '@/components/ui/panel'
import { toast } from '@/components/ui/toast'
import type { ApplicationView } from '@/lib/api-clients/application-queries'
import type { Scope } from '@/lib/api-clients/schema'
import { addApplication, saveApplication } from '../actions'
import { Withdraw } from './withdraw'

const scopes = ['werkgevers.read', 'afdelingen.read', 'werknemers.read', 'imports'] as const satisfies Scope[]
type Values = { name: string; contact: string; expiryDays: string; read0: boolean; read1: boolean; read2: boolean; read3: boolean }
const boxes = ['read0', 'read1', 'read2', 'read3'] as const

const valuesOf = (application: ApplicationView | null): Values => {
  const allowed = (scope: Scope) => application?.scopes.includes(scope) ?? scope !== 'imports'
  return {
    name: application?.name ?? '',
    contact: application?.contact ?? '',
    expiryDays: application?.expiryDays?.toString() ?? '',
    read0: allowed(scopes[0]),
    read1: allowed(scopes[1]),
    read2: allowed(scopes[2]),
    read3: allowed(scopes[3]),
  }
}

const inputOf = ({ name, contact, expiryDays, ...chosen }: Values) => ({
  name,
  contact,
  // What is no number is refused by the server, at its field.
  expiryDays: expiryDays.trim() === '' ? null : Number(expiryDays),
  scopes: scopes.filter((_, n) => chosen[boxes[n]!]),
})

/** The form of an external application (W1); without one, of a new one. */
export function ApplicationForm({ application, closeHref }: { application: ApplicationView | null; closeHref: string }) {
  const t = useTranslations('webApiScreen')
  const ui = useTranslations('ui')
  const router = useRouter()
  const save = async (values: Values) => {
    const input = inputOf(values)
    if (application) return saveApplication({ applicationId: application.id, version: application.version, ...input })
    const made = await addApplication(input)
    if (made.ok) router.push(`?applicatie=${made.applicationId}`, { scroll: false })
    return made
  }
  const command = useCommandForm({
    action: save,
    values: valuesOf(application),
    onDone: () => toast('done', t('savedToast')),
  })
  return (
    <Form command={command} className="contents">
      <Panel
        title={application?.name ?? t('addApplication')}
        subtitle={t('application')}
        closeHref={closeHref}
        closeLabel={ui('close')}
        foot={
          <SaveBar
            changes={command.changes}
            busy={command.busy}
            destructive={application && <Withdraw application={application} />}
            onUndo={() => command.form.reset()}
            undoLabel={ui('cancel')}
          />
        }
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {application?.withdrawn && <Note kind="warning">{t('applicationWithdrawn')}</Note>}
          <TextField name="name" label={t('name')} required autoFocus={!application} />
          <TextField name="contact" label={t('contact')} help={t('contactHelp')} />
          <fieldset id="field-scopes" className="grid gap-1">
            <legend className="mb-1 text-secondary text-small">{t('allowed')}</legend>
            {scopes.map((scope, n) => (
              <CheckboxField key={scope} name={boxes[n]!} label={t(`scope.${scope}`)} />
            ))}
            <p className="text-meta text-muted">{t('allowedNote')}</p>
          </fieldset>
          <TextField name="expiryDays" label={t('expiryDays')} help={t('expiryDaysHelp')} inputMode="numeric" />
          {application && (
            <p className="border-line border-t pt-3">
              <ButtonLink href={`?applicatie=${application.id}&paneel=applicatie-toevoegen`} scroll={false} size="small">
                {t('addApplication')}
              </ButtonLink>
            </p>
          )}
        </div>
      </Panel>
    </Form>
  )
}
