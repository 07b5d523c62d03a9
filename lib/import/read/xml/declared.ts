/** The encoding that the declaration at the head of an XML document names. */
export const declaredEncoding = (head: string): string | undefined =>
  /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1]
