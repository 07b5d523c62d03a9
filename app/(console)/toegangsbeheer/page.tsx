import { forbidden, redirect } from 'next/navigation'
import { visitor } from '../visitor'

/** The address of Toegangsbeheer without a tab: the first of them that one reaches. */
export default async function AccessPage() {
  const [first] = (await visitor()).reach.tabs
  if (!first) forbidden()
  redirect(first.address)
}
