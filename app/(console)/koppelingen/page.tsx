import { notFound } from 'next/navigation'
import { visitorOf } from '../visitor'

/** The screen is not there yet; who may not have it hears that first. */
export default async function Page() {
  await visitorOf('connections')
  notFound()
}
