import type { ReactNode } from 'react'

/** Words in a sentence that lead to another node or menu of this page. */
export function TextButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" onClick={onClick} className="text-accent-text underline underline-offset-2 hover:no-underline">
      {children}
    </button>
  )
}
