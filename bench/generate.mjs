#!/usr/bin/env node
/**
 * Deterministic data for the demo, tests and benchmarks: three organisation sheets (U5) and a user import on them (I3).
 *
 *   node bench/generate.mjs --out DIR [--employers 12] [--employees 600] [--rows 1000] [--element afdeling] [--seed 1] [--change 0]
 *
 * `--change P` makes the next delivery of the same file: about P % of the users dropped, P % in the other group and P % with one
 * authorisation replaced. Same arguments, same bytes; the names are drawn from lists of common words and belong to nobody.
 */
import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const words = {
  trades: 'Zorg Bouw Transport Horeca Onderwijs Techniek Retail Tuinbouw Advies Schoonmaak Logistiek Energie'.split(' '),
  places: 'Zwolle Breda Delft Assen Venlo Hoorn Goes Ede Lisse Sneek Tiel Weert'.split(' '),
  units: 'Directie Personeelszaken Financiën Productie Verkoop Inkoop ICT Kwaliteit Planning Onderhoud'.split(' '),
  lastNames:
    'Berg,Vries,Jansen,Bakker,Visser,Smit,Meijer,Mulder,Bos,Vos,Peters,Hendriks,Leeuwen,Dekker,Brouwer,Wit,Dijkstra,Smits,Graaf,Meer,Yılmaz,Şahin,Müller,Łukasz,Nuñez,El Amrani,Bruijn-Hofman'.split(
      ',',
    ),
  prefixes: ",,,,van,de,van der,van den,van 't,ter".split(','),
  firstNames: 'Sanne Daan Zoë Bram Noor Lars Fleur Sem Esmée Thijs Anouk Ruben Loïs Jan Femke Koen Ilse Youssef Ayşe Pieter'.split(' '),
  initials: 'ABCDEFGHJKLM'.split(''),
}

const unsigned = (value) => (value >>> 0) / 2 ** 32
const padded = (number, width) => String(number).padStart(width, '0')

/** mulberry32: four lines, seedable, and spread well enough for test data. */
function dice(seed) {
  let state = seed >>> 0
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return unsigned(mixed ^ (mixed >>> 14))
  }
  const below = (limit) => Math.floor(roll() * limit)
  return { roll, below, pick: (list) => list[below(list.length)] }
}

// The order in which the dice are rolled is part of the format: another order is other data.
function makeEmployer(index, { pick }) {
  const name = `${pick(words.trades)} ${pick(words.places)} ${index % 3 === 0 ? 'B.V.' : 'Groep'}`
  const groups = [index % 2 ? 'Midden' : 'Noord']
  if (index % 5 === 0) groups.push('Kern')
  return { code: padded(index + 1, 4), name, groups, departments: [] }
}

function addDepartments(list, code, parent, depth, { below, pick }) {
  list.push({ code, parent, name: `${pick(words.units)} ${code}` })
  if (depth === 4) return
  const children = depth === 1 ? 3 : below(3)
  for (let child = 1; child <= children; child++) addDepartments(list, code + padded(child, 2), code, depth + 1, { below, pick })
}

function makeEmployee(index, employers, { roll, pick }) {
  const employer = employers[index % employers.length]
  const number = padded(Math.floor(index / employers.length) + 1, 6)
  const firstName = pick(words.firstNames)
  const prefix = pick(words.prefixes)
  const lastName = pick(words.lastNames)
  const initials = `${firstName[0]}.${roll() < 0.4 ? `${pick(words.initials)}.` : ''}`
  const gender = pick(['M', 'V', 'V', 'M', 'O'])
  const department = roll() < 0.95 ? pick(employer.departments).code : ''
  const email = `w${employer.code}.${number}@voorbeeld.example`
  return { employer, number, firstName, prefix, lastName, initials, gender, department, email, phone: `+31 6 ${10_000_000 + index}` }
}

/** What the next delivery does to a user; depends on the user alone, so that the rest of the file stays as it was. */
function fateOf(user, percent) {
  const place = unsigned(Math.imul(user + 1, 0x9e3779b1)) * 100
  return ['dropped', 'moved', 'regranted'].find((_, index) => place < (index + 1) * percent) ?? 'kept'
}

function* userRows({ rows, element, change }, employers, employees, { below, pick }) {
  const colleagues = Math.max(1, Math.floor(employees.length / employers.length))
  const neighbour = (employer, distance) => employers[(employers.indexOf(employer) + distance) % employers.length]
  for (let user = 0, row = 0; row < rows; user++) {
    const employee = employees[user % employees.length]
    const round = Math.floor(user / employees.length)
    const external = user % 5 === 4 // every fifth is nobody's employee and brings its own personal data
    const code = external ? `extern${user}@partner.example` : round ? employee.email.replace('@', `+${round}@`) : employee.email
    const person = external
      ? ['', pick(words.lastNames), pick(words.prefixes), `${pick(words.firstNames)[0]}.`, pick(words.firstNames), pick(['M', 'V'])]
      : [employee.number, '', '', '', '', '']
    const contact = external ? [code, `+31 20 ${1_000_000 + user}`] : ['', '']
    const fate = fateOf(user, change)
    const group = (user % 2 === 1) === (fate !== 'moved') ? 'Leidinggevenden' : 'HR'
    const grants = 1 + below(4)
    for (let grant = 0; grant < grants && row < rows; grant++, row++) {
      const depth = element === 'afdeling' ? pick(['', '1', '2', '3']) : ''
      if (fate === 'dropped') continue
      const shift = fate === 'regranted' && grant === 0 ? 5 : 0
      const { departments } = employee.employer
      yield [
        element === 'werkgever' ? neighbour(employee.employer, grant + shift).code : employee.employer.code,
        element === 'afdeling' ? departments[(user * 7 + grant + shift) % departments.length].code : '',
        depth,
        element === 'werknemer' ? padded(((user + grant + shift) % colleagues) + 1, 6) : '',
        group,
        '',
        code,
        ...person,
        ...contact,
      ]
    }
  }
}

/**
 * The four sheets, each `{ name, header, rows }`, rows as arrays of text. The users' rows are made while they are read, once, and last.
 * @param {{ employers?: number, employees?: number, rows?: number, element?: string, seed?: number, change?: number }} [chosen]
 */
export function generate(chosen = {}) {
  const options = { employers: 12, employees: 600, rows: 1000, element: 'afdeling', seed: 1, change: 0, ...chosen }
  const chance = dice(options.seed)
  const employers = Array.from({ length: options.employers }, (_, index) => makeEmployer(index, chance))
  for (const { departments } of employers) for (const top of ['10', '20', '30']) addDepartments(departments, top, '', 1, chance)
  const employees = Array.from({ length: options.employees }, (_, index) => makeEmployee(index, employers, chance))
  const sheet = (name, header, rows) => ({ name, header: header.split(' '), rows })
  return [
    sheet(
      'werkgevers',
      'Werkgevercode Naam Werkgevergroep',
      employers.map((e) => [e.code, e.name, e.groups.join('|')]),
    ),
    sheet(
      'afdelingen',
      'Werkgevercode AfdelingCode Naam BovenliggendeAfdelingCode',
      employers.flatMap((e) => e.departments.map((d) => [e.code, d.code, d.name, d.parent])),
    ),
    sheet(
      'werknemers',
      'Werkgevercode Personeelsnummer AfdelingCode Achternaam Tussenvoegsels Voorletters Roepnaam Geslacht EmailadresWerk TelefoonnummerWerk',
      employees.map((e) => [
        e.employer.code,
        e.number,
        e.department,
        e.lastName,
        e.prefix,
        e.initials,
        e.firstName,
        e.gender,
        e.email,
        e.phone,
      ]),
    ),
    sheet(
      'gebruikers',
      'Werkgevercode AfdelingCode AutorisatieNiveau Werknemer_Personeelsnummer Gebruiker_GebruikersGroep Gebruiker_Rol Gebruiker_Code Gebruiker_Personeelsnummer Gebruiker_Achternaam Gebruiker_Tussenvoegsels Gebruiker_Voorletters Gebruiker_Roepnaam Gebruiker_Geslacht Gebruiker_Email Gebruiker_Telefoonnummer',
      userRows(options, employers, employees, chance),
    ),
  ]
}

const cell = (text) => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const csvLine = (cells) => `${cells.map(cell).join(';')}\r\n`

/** Writes the four sheets as .csv (UTF-8, `;`) into a folder, which is made when it is not there. */
export async function writeSheets(folder, sheets) {
  mkdirSync(folder, { recursive: true })
  for (const { name, header, rows } of sheets) {
    const file = createWriteStream(join(folder, `${name}.csv`), 'utf8')
    file.write(csvLine(header))
    for (const row of rows) if (!file.write(csvLine(row))) await once(file, 'drain')
    file.end()
    await once(file, 'finish')
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const names = ['out', 'employers', 'employees', 'rows', 'element', 'seed', 'change']
  const usage = `node bench/generate.mjs ${names.map((name) => `[--${name} ${name === 'out' ? 'DIR' : name === 'element' ? 'werkgever|afdeling|werknemer' : 'N'}]`).join(' ')}`
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]))
  try {
    const { help, out = '.', element = 'afdeling', ...numbers } = parseArgs({ options: { ...options, help: { type: 'boolean' } } }).values
    if (help) process.stdout.write(`${usage}\n`)
    else {
      const counts = Object.fromEntries(Object.entries(numbers).map(([name, text]) => [name, Number(text)]))
      await writeSheets(out, generate({ ...counts, element }))
    }
  } catch (error) {
    if (!error.code?.startsWith('ERR_PARSE_ARGS')) throw error
    process.stderr.write(`${error.message}\n${usage}\n`)
    process.exitCode = 2
  }
}
