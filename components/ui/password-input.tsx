'use client'
import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { Input } from './input'

/** PasswordInput: a password with an eye that shows it; `words` name that button. Stands in a Field. */
export function PasswordInput({ words, ...rest }: Omit<ComponentProps<'input'>, 'type'> & { words: { show: string; hide: string } }) {
  const [shown, setShown] = useState(false)
  return (
    <Input
      type={shown ? 'text' : 'password'}
      spellCheck={false}
      autoCapitalize="none"
      tail={
        <button
          type="button"
          aria-label={shown ? words.hide : words.show}
          title={shown ? words.hide : words.show}
          onClick={() => setShown(!shown)}
          className="grid size-7 place-items-center rounded-control text-secondary hover:bg-hover coarse:size-(--size-touch) [&_svg]:size-4"
        >
          {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </button>
      }
      {...rest}
    />
  )
}
