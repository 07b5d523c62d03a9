import pino from 'pino'

/** The program's log, on standard error: causes of failures for whoever runs it. Never values of rows, secrets or personal data. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? 'info',
    base: undefined,
    serializers: {
      err: ({ name, code, cause, stack }: Error & { code?: string }) => ({
        name,
        code: code ?? (cause as { code?: string } | undefined)?.code,
        stack: frames(stack),
      }),
    },
  },
  pino.destination({ fd: 2, sync: true }),
)

// The message of a database error can quote the row that broke a rule; where it happened cannot.
const frames = (stack: string | undefined): string[] =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim())
