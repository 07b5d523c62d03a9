import type { NodeTable } from './table'

/**
 * Onderhoud, as the older program has it: this console serves its access management, the import and what stands after it (L8);
 * the rest belongs to that program.
 */
export const maintenance = {
  maintenance: ['Onderhoud', 'Maintenance'],
  'maintenance.system': ['Systeembeheer', 'System administration'],
  'maintenance.system.access': ['Toegangsbeheer', 'Access management'],
  'maintenance.system.access.menu': ['Menu', 'Menu'],
  'maintenance.system.access.users': ['Gebruikers', 'Users'],
  'maintenance.system.access.user-groups': ['Gebruikersgroepen', 'User groups'],
  'maintenance.system.access.employer-authorisation': ['Autorisatie werkgevers', 'Employer authorisation'],
  'maintenance.system.installation': ['Installatie', 'Installation'],
  'maintenance.system.installation.settings': ['Programma-instellingen', 'Program settings'],
  'maintenance.system.installation.licence': ['Licentie', 'Licence'],
  'maintenance.system.installation.backup': ['Back-up en herstel', 'Backup and restore'],
  'maintenance.system.installation.jobs': ['Taken op de achtergrond', 'Background jobs'],
  'maintenance.user-import': ['Gebruikersimport', 'User import'],
  'maintenance.customer-accounts': ['Klantaccounts', 'Customer accounts'],
  'maintenance.organisation': ['Organisatie', 'Organisation'],
  'maintenance.reach': ['Toegang', 'Access'],
  'maintenance.connections': ['Koppelingen', 'Connections'],
  'maintenance.history': ['Historie', 'History'],
  'maintenance.master-data': ['Stamgegevens', 'Master data'],
  'maintenance.master-data.wage-components': ['Looncomponenten', 'Wage components'],
  'maintenance.master-data.tax-tables': ['Loonbelastingtabellen', 'Wage tax tables'],
  'maintenance.master-data.premiums': ['Premiepercentages', 'Premium percentages'],
  'maintenance.master-data.scales': ['Salarisschalen', 'Salary scales'],
  'maintenance.master-data.ledger': ['Grootboekrekeningen', 'Ledger accounts'],
  'maintenance.master-data.templates': ['Brieven en sjablonen', 'Letters and templates'],
  'maintenance.data': ['Gegevens en jaarovergang', 'Data and year-end'],
  'maintenance.data.import': ['Mutaties inlezen', 'Read changes'],
  'maintenance.data.export': ['Gegevens uitvoeren', 'Export data'],
  'maintenance.data.year-end': ['Jaarovergang', 'Year-end transition'],
  'maintenance-new': ['Onderhoud Nieuw', 'Maintenance New'],
  'maintenance-new.system': ['Systeembeheer', 'System administration'],
  'maintenance-new.system.access': ['Toegangsbeheer', 'Access management'],
} as const satisfies NodeTable
