'use client'
import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import { PasswordField } from '@/components/form/password-field'
import type { Action } from '@/components/form/use-action'
import { useCommandForm } from '@/components/form/use-command-form'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'

const empty = { current: '', password: '', repeat: '' }
type Typed = typeof empty

/** The present password and twice a new one. What was typed stays after a refusal, and goes once it is stored. */
export function PasswordForm({ save }: { save: Action<{ current: string; password: string }, unknown> }) {
  const t = useTranslations('profile')
  const command = useCommandForm<Typed, unknown>({
    values: empty,
    action: async ({ current, password, repeat }) =>
      password === repeat ? await save({ current, password }) : { ok: false, problems: [{ code: 'password-different', field: 'repeat' }] },
    onDone: () => {
      command.form.reset(empty)
      toast('done', t('passwordChanged'))
    },
  })
  return (
    <Form command={command} className="grid max-w-90 gap-4">
      <PasswordField name="current" label={t('currentPassword')} autoComplete="current-password" required />
      <PasswordField name="password" label={t('newPassword')} help={t('passwordHelp')} autoComplete="new-password" required />
      <PasswordField name="repeat" label={t('repeatPassword')} autoComplete="new-password" required />
      <div>
        <Button type="submit" variant="main" busy={command.busy}>
          {t('changePassword')}
        </Button>
      </div>
    </Form>
  )
}
