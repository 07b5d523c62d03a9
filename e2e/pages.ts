/** Every page that the demo opens for a System user, and one that is not there; the wizard's later steps need a run. */
export const pages = [
  '/toegangsbeheer/menu',
  '/toegangsbeheer/gebruikers',
  '/toegangsbeheer/gebruikers?gebruiker=demo.02',
  '/toegangsbeheer/gebruikersgroepen',
  '/toegangsbeheer/autorisatie-werkgevers',
  '/toegangsbeheer/web-api-gebruiker',
  '/import',
  '/import/historie',
  '/import/klantaccounts',
  '/import/klantaccounts?account=demo',
  '/organisatie',
  '/toegang?werkgever=0001',
  '/historie',
  '/historie/mail',
  '/profiel',
  '/bestaat-niet',
]
