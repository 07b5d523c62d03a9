'use client'
import { clsx } from 'clsx'
import { FileText, Upload } from 'lucide-react'
import { type ComponentProps, useEffect, useRef, useState } from 'react'

/**
 * FileDrop: one file, chosen or dropped. A real file field named `label` underneath, so that keyboard, screen reader and forms see what they know.
 * `words` come from the caller; `onFile` hears of every choice (null when it is taken back).
 */
export function FileDrop({
  label,
  words,
  help,
  error,
  name,
  onFile,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & {
  label: string
  words: { choose: string; drop: string; other: string }
  help?: string
  error?: string
  onFile?: (file: File | null) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const take = (files: FileList | null) => {
    const first = files?.[0] ?? null
    setFile(first)
    onFile?.(first)
  }
  const [over, setOver] = useState(false)
  // A file that the browser put back when one returned to the page.
  useEffect(() => setFile(input.current?.files?.[0] ?? null), [])
  const id = rest.id ?? `field-${name}`
  return (
    <div className={clsx('grid gap-1', className)}>
      <label htmlFor={id} className="w-fit text-secondary text-small">
        {label}
      </label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the file field inside does the same with the keyboard */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          if (!input.current || event.dataTransfer.files.length === 0) return
          input.current.files = event.dataTransfer.files
          take(event.dataTransfer.files)
        }}
        className={clsx(
          'relative flex min-h-24 items-center gap-4 rounded-region border border-dashed px-5 py-4 has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
          over ? 'border-accent bg-accent-tint' : error ? 'border-negative' : 'border-control bg-sunken',
        )}
      >
        {file ? (
          <FileText aria-hidden className="size-5 shrink-0 text-accent-text" />
        ) : (
          <Upload aria-hidden className="size-5 shrink-0 text-muted" />
        )}
        <p aria-hidden className="min-w-0 flex-1 text-secondary">
          {file ? (
            <>
              <span className="block truncate font-medium text-text">{file.name}</span>
              <span className="text-meta text-muted">
                {size(file.size)} · {words.other}
              </span>
            </>
          ) : (
            <>
              <span className="font-medium text-accent-text">{words.choose}</span> {words.drop}
            </>
          )}
        </p>
        <input
          ref={input}
          type="file"
          id={id}
          name={name}
          aria-describedby={[help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
          aria-invalid={error ? true : undefined}
          onChange={(event) => take(event.currentTarget.files)}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
          {...rest}
        />
      </div>
      {help && (
        <p id={`${id}-help`} className="text-meta text-muted">
          {help}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-meta text-negative">
          {error}
        </p>
      )}
    </div>
  )
}

/** Bytes as a person reads them: "12 kB", "3,4 MB" (binary thousands, one decimal from a million on). */
function size(bytes: number): string {
  const format = (value: number, digits: number) => value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: digits })
  return bytes < 1_000_000 ? `${format(Math.max(1, bytes / 1000), 0)} kB` : `${format(bytes / 1_000_000, 1)} MB`
}
