import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { menuNodes } from '@/db/schema'
import { type Started, startServer } from './started'
import { Visitor } from './visitor'

const password = 'een zin die niemand kent'

let server: Started
let visitor: Visitor
beforeAll(async () => {
  server = await startServer({ ADMIN_PASSWORD: password, DEMO: '1' })
  const nodes = ['maintenance-new', 'maintenance-new.system', 'maintenance-new.system.access']
  await db()
    .insert(menuNodes)
    .values(nodes.map((node) => ({ menu: 'system' as const, node, available: true })))
  visitor = new Visitor(server.url)
  await visitor.signIn('demo.01', password)
})
afterAll(() => server.stop())

/** Every part of an address that the console reads, with "~" in the place of what someone may write there. */
const addresses = [
  '/historie?wat=~&via=~&na=~&voor=~&rij=~&vastlegging=~',
  '/historie?gebruiker=~&door=~',
  '/historie?groep=~&werkgever=~&run=~',
  '/historie?van=~&tot=~',
  '/historie?van=1000-01-01&tot=2999-12-31&gebruiker=~',
  '/historie/mail?na=~&mail=~',
  '/organisatie?zoek=~&groep=~&sorteer=werknemers&na=~',
  '/import?klantaccount=~&account=~',
  '/import/historie?klantaccount=~&sorteer=~&voor=~',
  '/import/klantaccounts?account=~&zoek=~&sorteer=~',
  '/toegang?gebruiker=~&op=~',
  '/toegang?werkgever=~&afdeling=~',
  '/toegang?werkgever=0001&werknemer=~',
  '/toegang?werkgever=0001&op=0001-01-01T00:00',
  '/toegangsbeheer/menu?menu=~',
  '/toegangsbeheer/gebruikers?zoek=~&niveau=~&status=~&groep=~&rol=~&api=~&sorteer=~&richting=~&na=~&voor=~&rij=~',
  '/toegangsbeheer/gebruikers?gebruiker=~',
  '/toegangsbeheer/gebruikers?gebruiker=demo.01&paneel=~',
  '/toegangsbeheer/gebruikers?nieuw=~&zoals=~',
  '/toegangsbeheer/gebruikersgroepen?zoek=~&zonder=~&sorteer=~&na=~&voor=~&rij=~&groep=~',
  '/toegangsbeheer/gebruikersgroepen/rollen?zoek=~&rol=~',
  '/toegangsbeheer/autorisatie-werkgevers?groep=~',
  '/toegangsbeheer/web-api-gebruiker?applicatie=~',
  '/toegangsbeheer/web-api-gebruiker?zoek=~&toestand=~&sorteer=~&na=~&voor=~&rij=~',
  '/toegangsbeheer/web-api-gebruiker?client=~',
  '/toegangsbeheer/web-api-gebruiker?paneel=nieuw&gebruiker=~',
  '/api/zoeken?tekst=~~',
  '/api/gebruikersgroepen/1/leden?zoek=~&na=~&voor=~',
  '/api/keuzes/afdelingen?werkgever=~',
  '/api/keuzes/afdelingen?werkgever=0001&boven=~',
  '/api/keuzes/clients-van-gebruiker?gebruiker=~&groep=~',
  '/api/keuzes/gebruikersgroepen?zoek=~',
  '/api/keuzes/historie/gebruiker?zoek=~',
  '/api/keuzes/historie/groep?zoek=~',
  '/api/keuzes/historie/werkgever?zoek=~',
  '/api/keuzes/historie/run?zoek=~',
  '/api/keuzes/historie/door?zoek=~',
  '/api/keuzes/leden?zoek=~',
  '/api/keuzes/rechten?gebruiker=1&zoek=~&vanaf=~',
  '/api/keuzes/te-autoriseren-groepen?zoek=~',
  '/api/keuzes/web-api-gebruikers?applicatie=1&zoek=~',
  '/api/keuzes/werkgevers?zoek=~',
  '/api/keuzes/werknemers?werkgever=0001&zoek=~',
  '/api/lijsten/autorisatie-werkgevers/csv?groep=~',
  '/api/lijsten/gebruikers/csv?zoek=~&groep=~',
  '/api/lijsten/gebruikers/groepen?zoek=~',
  '/api/lijsten/gebruikersgroepen/csv?zoek=~&zonder=~',
  '/api/lijsten/imports/csv?klantaccount=~&sorteer=~&na=~',
  '/api/lijsten/organisatie/csv?zoek=~&groep=~&sorteer=~&richting=~&na=~',
  '/api/lijsten/historie/csv?wat=~&gebruiker=~&groep=~',
  '/api/lijsten/rollen/csv?zoek=~',
  '/api/lijsten/toegang/csv?gebruiker=~&op=~',
  '/api/lijsten/toegang/csv?werkgever=0001&werknemer=~',
  '/api/lijsten/web-api-gebruikers/csv?applicatie=1&zoek=~',
]

test.each([
  ['a NUL', '%00'],
  ['signs that mean something to LIKE', '%25%5C_'],
  ['the end of a statement', encodeURIComponent("' or 1=1; --")],
  ['a name that every object has', '__proto__'],
  ['a number that is no key', '999999999999999'],
])('no address breaks a page or a question, whatever stands in it: %s', async (_, text) => {
  const before = server.log().length
  const broken: string[] = []
  for (const address of addresses) {
    const response = await visitor.request(address.replaceAll('~', text))
    await response.text()
    if (response.status >= 500) broken.push(`${response.status} ${address}`)
  }
  expect(broken).toEqual([])
  // What fails after the page has begun to come shows in the log alone.
  expect(server.log().slice(before)).toBe('')
})

test('an application that does not exist is not another one in its place', async () => {
  for (const text of ['999999999', 'x', '-1']) {
    const response = await visitor.request(`/toegangsbeheer/web-api-gebruiker?applicatie=${text}`)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('Keylane')
  }
})

test('S9 a form comes with what is stored in it, before any script has run', async () => {
  const page = await (await visitor.request('/toegangsbeheer/gebruikers?gebruiker=demo.02')).text()
  const form = page.slice(page.indexOf('id="gebruiker"'))
  expect(form).toMatch(/<input[^>]*name="login"[^>]*value="demo.02"/)
  expect(form).toMatch(/<option value="admin" selected=""/)
})
