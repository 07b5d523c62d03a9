/** What a browser remembers about how the console looks; read by the layouts, so that the first paint is right. No secret, no session. */
export function remember(name: 'language' | 'theme' | 'sidebar' | `columns-${string}`, value: string | null): void {
  const secure = location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is not everywhere yet
  document.cookie = `${name}=${value ?? ''}; path=/; max-age=${value === null ? 0 : 31_536_000}; samesite=lax${secure}`
}

/** Shows the appearance that was chosen; null follows the system. */
export function showTheme(theme: 'light' | 'dark' | null): void {
  remember('theme', theme)
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  document.documentElement.dataset.theme = theme ?? system
}
