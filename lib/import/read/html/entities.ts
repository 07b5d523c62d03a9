// The letters and signs from 160 on, in order, then those beyond that office programs write by name.
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
const OTHERS =
  'amp & lt < gt > quot " apos \' euro € ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ hellip … bull • trade ™ dagger † Dagger ‡ permil ‰ lsaquo ‹ rsaquo › ' +
  'OElig Œ oelig œ Scaron Š scaron š Zcaron Ž zcaron ž Yuml Ÿ fnof ƒ circ ˆ tilde ˜ Lstrok Ł lstrok ł Scedil Ş scedil ş Gbreve Ğ gbreve ğ Idot İ inodot ı imath ı Aogon Ą aogon ą Eogon Ę eogon ę ' +
  'Cacute Ć cacute ć Nacute Ń nacute ń Sacute Ś sacute ś Zacute Ź zacute ź Zdot Ż zdot ż Ccaron Č ccaron č Ecaron Ě ecaron ě Rcaron Ř rcaron ř Ncaron Ň ncaron ň Dcaron Ď dcaron ď Tcaron Ť tcaron ť ' +
  'Uring Ů uring ů Dstrok Đ dstrok đ Odblac Ő odblac ő Udblac Ű udblac ű Abreve Ă abreve ă Tcedil Ţ tcedil ţ'

const NAMED = new Map<string, string>(LATIN.split(' ').map((name, index) => [name, String.fromCharCode(160 + index)]))
const pairs = OTHERS.split(' ')
for (let i = 0; i < pairs.length; i += 2) NAMED.set(pairs[i]!, pairs[i + 1]!)

// What the numbers 128 to 159 mean in HTML: Windows-1252.
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Text with its character references resolved; one that HTML does not know stays as it is written. */
export const withoutReferences = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,9});?/g,
        (written, name: string) => character(name) ?? written,
      )
    : text

function character(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED.get(name)
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  if (code >= 128 && code <= 159) return WINDOWS[code - 128]
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
}
