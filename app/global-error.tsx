'use client'
import './globals.css'

// The document itself could not be made, so nobody has said which language: both.
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="nl">
      <head>
        <title>Toegangsbeheer</title>
      </head>
      <body>
        <main className="grid gap-2 p-8">
          <h1 className="font-semibold text-page">Er ging iets mis</h1>
          <p>De pagina kon niet worden getoond. Er is niets gewijzigd; probeer het opnieuw.</p>
          <p lang="en" className="text-secondary">
            Something went wrong. The page could not be shown and nothing was changed; try again.
          </p>
          {error.digest && <p className="font-mono text-meta text-muted">{error.digest}</p>}
          <button type="button" onClick={retry} className="w-fit rounded-control bg-accent px-3 py-1.5 font-medium text-on-accent">
            Opnieuw proberen / Try again
          </button>
        </main>
      </body>
    </html>
  )
}
