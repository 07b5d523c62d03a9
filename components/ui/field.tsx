import { clsx } from 'clsx'
import { CircleAlert } from 'lucide-react'
import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'

type Wired = { id?: string; name?: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean; required?: boolean }

/**
 * Field: label above, help under, error under that; wires all of it to its one control (id, aria-describedby, aria-invalid).
 * The control's id is `id`, else `field-` + its name, so that ErrorSummary can link to it. `changed` marks an unsaved value.
 *
 *     <Field label="Inlognaam" error={problems.login}><Input name="login" /></Field>
 */
export function Field({
  label,
  help,
  error,
  changed,
  mark,
  id,
  className,
  children,
}: {
  label: ReactNode
  help?: ReactNode
  error?: ReactNode
  changed?: string
  /** A word beside the label, such as that the field must be filled in; a screen reader has it from the control itself. */
  mark?: string
  id?: string
  className?: string
  children: ReactElement<Wired>
}) {
  const made = useId()
  const own = id ?? children.props.id ?? (children.props.name ? `field-${children.props.name}` : made)
  const described = [children.props['aria-describedby'], help ? `${own}-help` : null, error ? `${own}-error` : null]
    .filter(Boolean)
    .join(' ')
  return (
    <div className={clsx('grid min-w-0 content-start gap-1', className)}>
      {/* The dot stands beside the label: within it, it would become part of the control's name. */}
      <div className="flex items-center gap-1.5">
        <label htmlFor={own} className="w-fit text-secondary text-small">
          {label}
        </label>
        {mark && (
          <span aria-hidden className="text-meta text-muted">
            {mark}
          </span>
        )}
        {changed && <Unsaved label={changed} />}
      </div>
      {cloneElement(children, { id: own, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {help && (
        <p id={`${own}-help`} className="text-meta text-muted">
          {help}
        </p>
      )}
      {error && (
        <p id={`${own}-error`} className="flex gap-1.5 text-meta text-negative">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          <span>{error}</span>
        </p>
      )}
    </div>
  )
}

/** The 6 px dot of what is not saved yet, with its words for who does not see it. */
export function Unsaved({ label, className }: { label: string; className?: string }) {
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={clsx('inline-block size-1.5 rounded-full bg-accent align-middle', className)}
    />
  )
}
