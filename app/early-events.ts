/** `typed`: the kind of event that told of a value; null for what is none. */
type Held = { target: HTMLElement; typed: string | null; again: () => void }

/**
 * Runs in the browser, before anything of the page is there. Between the moment someone sees a page and the moment React answers in it, a click, a key
 * or what is typed would be lost, and a form that is sent would go to the server as an address with its fields in it, a password included.
 * What happens to an element that React does not know yet is therefore kept here, and happens once more, in the same order, when React does.
 */
function keepEarlyEvents(): void {
  const held: Held[] = []
  let replaying = false
  const moved = new Map<Element, Element>()
  const patience = 15_000
  const mark = '__reactProps$'
  const propsOf = (element: Element) => Object.entries(element).find(([key]) => key.startsWith(mark))?.[1]
  const known = (element: Element) => propsOf(element) !== undefined
  const ticked = '[type=checkbox],[type=radio]'
  // React acts on a change of these when the value is another than it found when it began to answer.
  const compared = 'input:not([type=file]),textarea'
  const written = 'textarea,input:not([type=file],[type=checkbox],[type=radio],[type=button],[type=submit])'
  /** Whether the value is another than React gave it: after each change that React saw it is the same. */
  function unseen(field: HTMLInputElement): boolean {
    const { checked, value } = propsOf(field) ?? {}
    return field.matches(ticked)
      ? checked !== undefined && checked !== field.checked
      : value !== undefined && `${value ?? ''}` !== field.value
  }
  // A link, and what opens and closes by itself, work without React.
  const byItself = 'a[href],summary,label,select,option'

  // One a frame, so that what the one brings about is on the page before the next. React knows an element a little before it answers in it, and
  // answers at once where an event asks for it: one that nobody listens to.
  function replay(): void {
    while (held[0] && !held[0].target.isConnected) held.shift()
    if (held[0] && known(held[0].target)) {
      held[0].target.dispatchEvent(new Event('dragend', { bubbles: true }))
      replaying = true
      held.shift()?.again()
      replaying = false
    }
    if (held.length > 0) requestAnimationFrame(replay)
  }
  function hold(target: HTMLElement, again: () => void, typed: string | null = null): void {
    const one = { target, typed, again }
    const last = held.at(-1)
    // Letter after letter: the value as it is now holds them all, and an earlier one would take away what has been typed since.
    if (typed && last?.target === target && last.typed === typed) held.splice(-1, 1, one)
    else held.push(one)
    if (held.length === 1) requestAnimationFrame(replay)
    setTimeout(() => {
      if (held.includes(one)) held.splice(held.indexOf(one), 1)
    }, patience)
  }

  /** What is typed in a field that React knows by now counts, not what was typed before. */
  function forget(kind: string, target: HTMLElement): void {
    if (kind !== 'input' && kind !== 'change') return
    for (const one of held.filter((other) => other.target === target && other.typed)) held.splice(held.indexOf(one), 1)
  }

  function clicked(event: Event, target: HTMLElement): void {
    if (target instanceof HTMLInputElement && target.matches(ticked)) {
      const { checked } = target
      hold(target, () => {
        // It is ticked already: once more, so that React sees it.
        target.checked = !checked
        target.click()
      })
      return
    }
    if (target.closest(byItself)) return
    // Else the browser itself would send the form.
    if (target.closest('button,input')) event.preventDefault()
    hold(target, () => target.click())
  }
  function pressed(event: KeyboardEvent, target: HTMLElement): void {
    if (event.key === 'Tab' || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
    const { key, code, shiftKey, ctrlKey, altKey, metaKey } = event
    // What it types, the value tells.
    const types = key.length === 1 || key === 'Backspace' || key === 'Delete'
    if (types && !ctrlKey && !altKey && !metaKey && target.matches(written)) return
    const again = { key, code, shiftKey, ctrlKey, altKey, metaKey, bubbles: true, cancelable: true }
    hold(target, () => {
      // A key before this one, pressed at the same place, may have moved the focus.
      const place = moved.get(target)
      const at = place?.isConnected ? place : target
      const before = document.activeElement
      at.dispatchEvent(new KeyboardEvent('keydown', again))
      requestAnimationFrame(() => {
        if (document.activeElement && document.activeElement !== before) moved.set(target, document.activeElement)
      })
    })
  }
  function filled(event: Event, target: HTMLElement): void {
    if (!target.matches('input,textarea,select') || target.matches(ticked)) return
    const field = target as HTMLInputElement & { _valueTracker?: { setValue(value: string): void } }
    const { value } = field
    const { type } = event
    const again = () => {
      if (field.type === 'file') return void field.dispatchEvent(new Event(type, { bubbles: true }))
      const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')
      own?.set?.call(field, value)
      // React tells of a change only when the value differs from the one it knows.
      field._valueTracker?.setValue(`${value}.`)
      field.dispatchEvent(new Event(type, { bubbles: true }))
    }
    hold(target, again, type)
  }
  function sent(event: Event, target: HTMLElement): void {
    event.preventDefault()
    hold(target, () => (target as HTMLFormElement).requestSubmit())
  }

  const kinds: Record<string, (event: never, target: HTMLElement) => void> = {
    click: clicked,
    keydown: pressed,
    input: filled,
    change: filled,
    submit: sent,
  }
  for (const [kind, keep] of Object.entries(kinds)) {
    addEventListener(
      kind,
      (event) => {
        let target = event.target
        while (target instanceof SVGElement) target = target.parentElement
        if (!(target instanceof HTMLElement)) return
        const before = known(target)
        if (before && !replaying) forget(kind, target)
        const valued = kind === 'click' ? target.matches(ticked) : kind !== 'keydown' && target.matches(compared)
        if (before && !valued) return
        const element = target
        // React listens on the document, and may begin to answer on the spot; this listener comes after its own. It then acts on a click or a key by
        // itself, but takes a value that was changed just before for the one that was always there.
        const after = () => {
          document.removeEventListener(kind, after, true)
          if (!before && (valued || !known(element))) keep(event as never, element)
          else if (valued && event.isTrusted)
            requestAnimationFrame(() => unseen(element as HTMLInputElement) && keep(event as never, element))
        }
        document.addEventListener(kind, after, true)
      },
      true,
    )
  }
}

/** The script for the head of every page. */
export const earlyEvents = `(${keepEarlyEvents.toString()})()`
