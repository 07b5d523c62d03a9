import { redirect } from 'next/navigation'
import { visitor } from './visitor'

/** The address of the product itself: the first page one reaches, or one's own profile (L8). */
export default async function HomePage() {
  const { reach } = await visitor()
  redirect(reach.start)
}
