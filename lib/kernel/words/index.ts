import { createTranslator } from 'use-intl/core'
import type { Language } from '../context'
import { compiledAreas } from './compiled'

import enAccess from './en/access.json'
import enAccountForm from './en/account-form.json'
import enAccountList from './en/account-list.json'
import enAccounts from './en/accounts.json'
import enAuthorisationScreen from './en/authorisation-screen.json'
import enExporting from './en/exporting.json'
import enGroupForm from './en/group-form.json'
import enGroupList from './en/group-list.json'
import enHistory from './en/history.json'
import enHistoryList from './en/history-list.json'

import enImportWizard from './en/import-wizard.json'
import enImporting from './en/importing.json'
import enMail from './en/mail.json'
import enMailList from './en/mail-list.json'
import enMenuScreen from './en/menu-screen.json'
import enOrganisation from './en/organisation.json'
import enOrganisationList from './en/organisation-list.json'
import enPages from './en/pages.json'
import enProblems from './en/problems.json'
import enProfile from './en/profile.json'
import enReachScreen from './en/reach-screen.json'
import enReadCommand from './en/read-command.json'
import enReading from './en/reading.json'
import enRemarks from './en/remarks.json'
import enReport from './en/report.json'
import enRoleList from './en/role-list.json'
import enRunning from './en/running.json'
import enShell from './en/shell.json'
import enSignIn from './en/sign-in.json'
import enUi from './en/ui.json'
import enUserBulk from './en/user-bulk.json'
import enUserForm from './en/user-form.json'
import enUserList from './en/user-list.json'
import enUsers from './en/users.json'
import enWebApiScreen from './en/web-api-screen.json'

import nlAccess from './nl/access.json'
import nlAccountForm from './nl/account-form.json'
import nlAccountList from './nl/account-list.json'
import nlAccounts from './nl/accounts.json'
import nlAuthorisationScreen from './nl/authorisation-screen.json'
import nlExporting from './nl/exporting.json'
import nlGroupForm from './nl/group-form.json'
import nlGroupList from './nl/group-list.json'
import nlHistory from './nl/history.json'
import nlHistoryList from './nl/history-list.json'

import nlImportWizard from './nl/import-wizard.json'
import nlImporting from './nl/importing.json'
import nlMail from './nl/mail.json'
import nlMailList from './nl/mail-list.json'
import nlMenuScreen from './nl/menu-screen.json'
import nlOrganisation from './nl/organisation.json'
import nlOrganisationList from './nl/organisation-list.json'
import nlPages from './nl/pages.json'
import nlProblems from './nl/problems.json'
import nlProfile from './nl/profile.json'
import nlReachScreen from './nl/reach-screen.json'
import nlReadCommand from './nl/read-command.json'
import nlReading from './nl/reading.json'
import nlRemarks from './nl/remarks.json'
import nlReport from './nl/report.json'
import nlRoleList from './nl/role-list.json'
import nlRunning from './nl/running.json'
import nlShell from './nl/shell.json'
import nlSignIn from './nl/sign-in.json'
import nlUi from './nl/ui.json'
import nlUserBulk from './nl/user-bulk.json'
import nlUserForm from './nl/user-form.json'
import nlUserList from './nl/user-list.json'
import nlUsers from './nl/users.json'
import nlWebApiScreen from './nl/web-api-screen.json'

// One line an area and language, in the order of the alphabet. Dutch is the measure: English has the same keys and arguments.
const nl = {
  access: nlAccess,
  accountForm: nlAccountForm,
  accountList: nlAccountList,
  accounts: nlAccounts,
  authorisationScreen: nlAuthorisationScreen,
  exporting: nlExporting,
  groupForm: nlGroupForm,
  groupList: nlGroupList,
  history: nlHistory,
  historyList: nlHistoryList,
  importWizard: nlImportWizard,
  importing: nlImporting,
  mail: nlMail,
  mailList: nlMailList,
  menuScreen: nlMenuScreen,
  organisation: nlOrganisation,
  organisationList: nlOrganisationList,
  pages: nlPages,
  problems: nlProblems,
  profile: nlProfile,
  reachScreen: nlReachScreen,
  readCommand: nlReadCommand,
  reading: nlReading,
  remarks: nlRemarks,
  report: nlReport,
  roleList: nlRoleList,
  running: nlRunning,
  shell: nlShell,
  signIn: nlSignIn,
  ui: nlUi,
  userBulk: nlUserBulk,
  userForm: nlUserForm,
  userList: nlUserList,
  users: nlUsers,
  webApiScreen: nlWebApiScreen,
}

const en: Shape<typeof nl> = {
  access: enAccess,
  accountForm: enAccountForm,
  accountList: enAccountList,
  accounts: enAccounts,
  authorisationScreen: enAuthorisationScreen,
  exporting: enExporting,
  groupForm: enGroupForm,
  groupList: enGroupList,
  history: enHistory,
  historyList: enHistoryList,
  importWizard: enImportWizard,
  importing: enImporting,
  mail: enMail,
  mailList: enMailList,
  menuScreen: enMenuScreen,
  organisation: enOrganisation,
  organisationList: enOrganisationList,
  pages: enPages,
  problems: enProblems,
  profile: enProfile,
  reachScreen: enReachScreen,
  readCommand: enReadCommand,
  reading: enReading,
  remarks: enRemarks,
  report: enReport,
  roleList: enRoleList,
  running: enRunning,
  shell: enShell,
  signIn: enSignIn,
  ui: enUi,
  userBulk: enUserBulk,
  userForm: enUserForm,
  userList: enUserList,
  users: enUsers,
  webApiScreen: enWebApiScreen,
}

type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }

/** The words of the product: area → key → sentence in ICU message format. */
export type Words = typeof nl
export type Area = keyof Words

export const languages: readonly Language[] = ['nl', 'en']

/** The sentences of a language as they are written. */
export const sentences = (language: Language): Words => (language === 'nl' ? nl : (en as Words))

const compiled = { nl: compiledAreas(nl), en: compiledAreas(en as Words) }

/** All words of a language, compiled: for use-intl to say, not to be shown themselves. */
export const words = (language: Language): Words => compiled[language]

/** The words of some areas, for a page to hand to its client components. */
export function wordsOf<A extends Area>(language: Language, areas: readonly A[]): Pick<Words, A> {
  const all = words(language)
  return Object.fromEntries(areas.map((area) => [area, all[area]])) as Pick<Words, A>
}

/**
 * Speaks the words of one area outside React: command line, mails, reports.
 *
 *     const say = speaker('nl', 'problems')
 *     say('unknown-employer', { value: '12' })
 *
 * Dates and times in a sentence are in Dutch time.
 */
export const speaker = <A extends Area>(language: Language, area: A) =>
  createTranslator<Words, A>({ locale: language, messages: words(language), namespace: area, timeZone: 'Europe/Amsterdam' } as never)
