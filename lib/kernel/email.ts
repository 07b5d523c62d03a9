const address = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]{2,}$/

/** Whether a text is one e-mail address, by hand as by import: something before and after the @, a dot in the domain, nothing unseen. */
export const validEmail = (value: string): boolean =>
  value.length <= 255 && address.test(value) && !value.includes('..') && !/\p{Cf}/u.test(value)
