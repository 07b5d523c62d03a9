import 'react'

declare module 'react' {
  interface DialogHTMLAttributes<T> {
    /** "any": a press outside closes it too, where the browser knows it; Escape does so everywhere. */
    closedby?: 'any' | 'closerequest' | 'none'
  }
}
