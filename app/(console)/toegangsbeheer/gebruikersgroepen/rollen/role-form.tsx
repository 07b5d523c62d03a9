'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { SaveBar } from '@/components/form/save-bar'
import { useCommandForm } from '@/components/form/use-command-form'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { Panel } from '@/components/ui/panel'
import { toast } from '@/components/ui/toast'
import type { RoleLine } from '@/lib/users/role-queries'
import { create, rename } from './actions'
import { RemoveRole } from './remove-role'

/** The panel of a role: its name, and taking it away. The default role is shown as it is. */
export function RoleForm({ role, closeHref }: { role: RoleLine | null; closeHref: string }) {
  const t = useTranslations('roleList')
  const ui = useTranslations('ui')
  const router = useRouter()
  const [removing, setRemoving] = useState(false)
  // The name that someone else gave it, once a refusal told it; saving again goes over that.
  const [told, setTold] = useState<string | null>(null)
  const command = useCommandForm<{ name: string }, object>({
    action: async ({ name }) => {
      const result = role ? await rename({ roleId: role.id, name, seen: told ?? role.name }) : await create({ name })
      const changed = result.ok ? undefined : result.problems.find(({ code }) => code === 'changed-to')
      if (changed) setTold(String(changed.values?.value))
      return result
    },
    values: { name: role?.name ?? '' },
    onDone: () => {
      const name = command.form.getValues('name').trim()
      toast('done', t(role ? 'saved' : 'created', { name }))
      setTold(null)
      if (!role) router.replace(closeHref, { scroll: false })
    },
  })
  const close = () => {
    if (command.changes === 0 || confirm(ui('leaveQuestion'))) router.push(closeHref, { scroll: false })
  }
  return (
    <>
      <Panel
        title={role?.name ?? t('newTitle')}
        onClose={close}
        closeLabel={ui('close')}
        foot={
          !role?.isDefault && (
            <SaveBar
              form="role"
              changes={command.changes}
              busy={command.busy}
              destructive={
                role && (
                  <Button variant="danger" className="-ml-3" onClick={() => setRemoving(true)}>
                    {t('delete')}
                  </Button>
                )
              }
            />
          )
        }
      >
        {role?.isDefault ? (
          <Note title={t('standard')}>{t('standardHelp')}</Note>
        ) : (
          <Form id="role" command={command} className="grid gap-3">
            <TextField name="name" label={t('name')} help={t('nameHelp')} required autoFocus={!role} />
          </Form>
        )}
      </Panel>
      {role && <RemoveRole role={role} open={removing} onClose={() => setRemoving(false)} closeHref={closeHref} />}
    </>
  )
}
