/** What a person calls a browser, from what it calls itself; itself where that says nothing. */
export function browserName(agent: string | null): string | null {
  if (!agent) return null
  const name = [/Edg\//, /OPR\//, /Firefox\//, /Chrome\//, /Safari\//].findIndex((sign) => sign.test(agent))
  const system = agent.match(/Windows|Android|iPhone|iPad|Mac OS X|Linux/)?.[0]
  const known = ['Edge', 'Opera', 'Firefox', 'Chrome', 'Safari'][name]
  return known ? [known, system].filter(Boolean).join(' · ') : agent.slice(0, 60)
}
