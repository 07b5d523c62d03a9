import { version } from '../package.json'

/** What the foot of the page tells. */
export const productVersion: string = version
