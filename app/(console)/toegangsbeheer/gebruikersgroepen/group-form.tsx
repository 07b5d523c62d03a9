'use client'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { SaveBar } from '@/components/form/save-bar'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { PanelStep } from '@/components/ui/panel-step'
import type { MemberPage } from '@/lib/user-groups/member-queries'
import { DeleteGroup } from './delete-group'
import { Members } from './members'
import { SuspendDialog } from './suspend-dialog'
import { type Stored, useGroupForm } from './use-group-form'

export type Counted = { count: number; more: boolean; deactivated: number }
type Group = Stored & { employers: number; accounts: string[]; members: MemberPage; counted: Counted }
type Props = { group: Group | null; closeHref: string; previousHref?: string; nextHref?: string; children?: ReactNode }

/** The panel of a group: name, description and members, saved in one go (U2); under it what else is known, as the server made it. */
export function GroupForm({ group, closeHref, previousHref, nextHref, children }: Props) {
  const t = useTranslations('groupForm')
  const ui = useTranslations('ui')
  const router = useRouter()
  const form = useGroupForm(group)
  const [deleting, setDeleting] = useState(false)
  const { command } = form
  const close = () => {
    if (form.changes === 0 || confirm(ui('leaveQuestion'))) router.push(closeHref, { scroll: false })
  }
  return (
    <>
      <Panel
        title={group?.name ?? t('newTitle')}
        onClose={close}
        closeLabel={ui('close')}
        actions={
          <>
            <PanelStep href={previousHref} label={t('previous')}>
              <ChevronUp aria-hidden />
            </PanelStep>
            <PanelStep href={nextHref} label={t('next')}>
              <ChevronDown aria-hidden />
            </PanelStep>
          </>
        }
        foot={
          <SaveBar
            form="group"
            changes={form.changes}
            busy={command.busy}
            destructive={
              group && (
                <Button variant="danger" className="-ml-3" onClick={() => setDeleting(true)}>
                  {t('delete')}
                </Button>
              )
            }
          />
        }
      >
        <Form id="group" command={command} className="grid gap-3">
          <TextField name="name" label={t('name')} required autoFocus={!group} />
          <TextField name="description" label={t('description')} />
          <Members group={group} arrangement={form.members} errors={form.memberErrors} />
        </Form>
        {children}
      </Panel>
      <SuspendDialog clients={form.suspends} busy={command.busy} onAgree={form.agree} onClose={form.decline} />
      {group && <DeleteGroup group={group} open={deleting} onClose={() => setDeleting(false)} closeHref={closeHref} />}
    </>
  )
}
