import { elided } from './typeset.ts'

/** A commune as an address names it. `postcode`: « 51330 »; null: nobody said, or it has several. */
export type Town = { name: string; postcode: string | null }

const article = /^(le|les) (?=\p{L})/iu

/** « de Vaubécourt », « d’Épernay », « du Mesnil », « des Islettes », « de La Chapelle ». */
export function ofTown(name: string): string {
  const contracted = withArticle(name, { le: 'du', les: 'des' })
  if (contracted !== null) return contracted
  if (/^(commune|ville) /i.test(name))
    return `de la ${name.charAt(0).toLowerCase()}${name.slice(1)}`
  return elided('de', name)
}

/** « à Vaubécourt », « au Mesnil », « aux Islettes », « à La Chapelle ». */
export function atTown(name: string): string {
  return withArticle(name, { le: 'au', les: 'aux' }) ?? `à ${name}`
}

/** « Mairie de Vaubécourt », also of « Commune de Vaubécourt ». */
export function mairieOf(name: string): string {
  const named = /^(?:commune|ville|mairie) (?=de |d['’]|du |des )/i.exec(name)
  return `Mairie ${named === null ? ofTown(name) : name.slice(named[0].length)}`
}

function withArticle(name: string, forms: { le: string; les: string }): string | null {
  const found = article.exec(name)
  if (found === null) return null
  const form = found[1]?.toLowerCase() === 'le' ? forms.le : forms.les
  return `${form} ${name.slice(found[0].length)}`
}

/**
 * Where an event takes place, for readers elsewhere: the place, the postcode and the commune, each
 * once. « Salle des fêtes » becomes « Salle des fêtes, 51330 Vaubécourt », « Salle des fêtes de
 * Vaubécourt » gets its postcode alone, and what names a postcode and its town, this one's or
 * another's, stays as it is. In doubt the commune is named twice: that is read over, its absence is not.
 */
export function wholePlace(place: string, { name, postcode }: Town): string {
  const said = place.trim()
  if (said === '') return townLine({ name, postcode })
  if (/\b\d{5}\b[\s,]+\p{L}/u.test(said)) return said
  if (postcode && said.endsWith(postcode)) return `${said} ${name}`
  if (!namesTown(said, name)) return `${said}, ${townLine({ name, postcode })}`
  return postcode && !said.includes(postcode) ? `${said} (${postcode})` : said
}

/** « 51330 Vaubécourt », or its name alone. */
const townLine = ({ name, postcode }: Town): string => (postcode ? `${postcode} ${name}` : name)

/** What is called after a town that it leads to, and mostly does not lie in. */
const streets = 'rue|route|chemin|avenue|boulevard|faubourg|porte|sentier'

/** « Vaubécourt » of « Vaubécourt-sur-Marne »: what people say at home. */
const homeName = (name: string): string =>
  name.replace(/[- ](sur|sous|lès|lez|les|près|en|devant|aux)[- ].*$/iu, '')

/**
 * Whether a place says that it is in that town: « … de Vaubécourt », « …, Vaubécourt ». Capitals
 * count, so that « Place de la chapelle » is not in La Chapelle, and so does what stands before, so
 * that « Église Saint-Martin » is not in Saint-Martin.
 */
function namesTown(place: string, name: string): boolean {
  const text = plainName(place)
  return [name, homeName(name)].some(town => {
    // Nearly every place names none: no pattern is made for those.
    const word = plainName(town).split(/[ ’-]/).at(-1) ?? ''
    if (!text.toLowerCase().includes(word.toLowerCase())) return false
    const before = `(?:^|[,(:] *|\\d{5} )${patternOf(town)}`
    const within = [ofTown(town), atTown(town)]
      .map(named => `(?<!\\b(?:${streets}) )(?<![\\p{L}\\d-])${patternOf(named)}`)
      .join('|')
    // Somebody who writes all in capitals says nothing by them.
    const flags = place === place.toUpperCase() ? 'iu' : 'u'
    return new RegExp(`(?:${before}|${within})(?![\\p{L}\\d-])`, flags).test(text)
  })
}

const plainName = (text: string): string =>
  withoutAccents(text)
    .replaceAll(/\bSt(e?)\b[. ]?-?/g, (_, e: string) => `Saint${e}-`)
    .replaceAll(/['’] ?/g, '’')
    .replaceAll(/\s+/g, ' ')

const patternOf = (name: string): string =>
  plainName(name)
    .replaceAll(/[^\p{L}\d’ -]/gu, '.')
    .replaceAll(/[- ]/g, '[- ]')

const withoutAccents = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '')
