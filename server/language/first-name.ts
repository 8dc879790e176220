/** What a saved reply has in the place of the person's first name. */
export const firstNameMark = '{prénom}'

const mark = /\{pr(?:é|e\u0301|e)nom\}/giu
const blank = String.raw`[ \t\u00a0\u202f]`
/** At the beginning of a line it takes the comma after it along, else the one before it. */
const markFirst = new RegExp(String.raw`^(?:${mark.source}${blank}*,?${blank}*)+\n?`, 'gimu')
const markLater = new RegExp(`,?${blank}*${mark.source}`, 'giu')

/**
 * A saved reply as it is sent to somebody: with their first name, or, where that is not known,
 * worded so that nobody misses it: « Bonjour {prénom}, » becomes « Bonjour, ».
 * @param name the whole name as the network tells it
 */
export function withFirstName(text: string, name: string | null): string {
  const first = firstNameOf(name)
  if (first !== null) return text.replace(mark, () => first)
  const begun = text.replace(markFirst, '')
  const left = begun.replace(markLater, '')
  const lostItsStart = begun !== text && text.search(mark) === 0
  return lostItsStart ? left.charAt(0).toLocaleUpperCase('fr') + left.slice(1) : left
}

const titles = new Set(
  'm mr mme mmes mlle melle mrs ms miss monsieur madame mademoiselle dr docteur pr professeur me maître'.split(
    ' ',
  ),
)

/** With these begin the names of shops and associations, and of nobody. */
const notAPerson = new Set(
  'le la les l un une des du de d association asso comité mairie commune ville village club école collège lycée ape amicale amis ami syndicat paroisse communauté maison café bar restaurant boulangerie boucherie pharmacie garage ferme gîte salon sarl sas eurl ets tabac épicerie camping hôtel anonyme utilisateur facebook'.split(
    ' ',
  ),
)

const word = /^\p{L}[\p{L}\p{M}]*(?:[-’'‐‑]\p{L}[\p{L}\p{M}]*)*$/u

/**
 * The first name in a name as people give it to networks: « Julie Martin », « MARTIN Julie »,
 * « MARIE-CLAUDE PETIT », « Mme Julie Martin ». Null when nobody can tell: « Mme Martin »,
 * « J. Martin », « Comité des fêtes », « juju33 ».
 */
export function firstNameOf(name: string | null): string | null {
  const parts = (name ?? '')
    .normalize('NFC')
    .split(/\s+/u)
    // Hearts and stars are no part of a name.
    .filter(part => /[\p{L}\p{N}]/u.test(part))
  const [head] = parts
  if (head === undefined) return null
  const isTitled = titles.has(plain(head))
  const names = isTitled ? parts.slice(1) : parts
  // After « Mme » a single name is the family's.
  if (names.length === 0 || (isTitled && names.length === 1)) return null
  const isMixed = names.some(isLoud) && names.some(part => word.test(part) && !isLoud(part))
  const begins = plain(names[0] ?? '')
  const isOfFamily = isMixed && /^(?:de|du|des)$/.test(begins)
  if (notAPerson.has(begins) && !isOfFamily) return null
  const first = isMixed ? names.find(part => !isLoud(part) && !isParticle(part)) : names[0]
  if (first === undefined || first.length < 2 || !word.test(first)) return null
  return cased(first)
}

function plain(part: string): string {
  return part.toLocaleLowerCase('fr').replace(/[.’']+$/u, '')
}

/** All in capitals, as administrations write the family's name. */
function isLoud(part: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(part) && part === part.toLocaleUpperCase('fr')
}

function isParticle(part: string): boolean {
  return /^(?:de|du|des|la|le|d|von|van)$/iu.test(part)
}

/** « julie » and « JULIE » are written « Julie »; what has capitals within stays as it is. */
function cased(part: string): string {
  const isPlain = part === part.toLocaleLowerCase('fr') || isLoud(part)
  if (!isPlain) return part
  return part
    .toLocaleLowerCase('fr')
    .replace(/(^|[-’'‐‑])(\p{L})/gu, (_, before: string, letter: string) => {
      return before + letter.toLocaleUpperCase('fr')
    })
}
