import { folded } from '../../language/text.ts'
import { aspects, subjects, vague } from './topic-vocabulary.ts'

/** A word of the list, whatever its form. */
export type Keyword = {
  /** As it stands first in the list: no two have the same. */
  name: string
  kind: Kind
}

/** What one asks about, what one asks of it (« horaire »), and what may be said of anything (« rue »). */
type Kind = 'subject' | 'aspect' | 'vague'

type Form = {
  word: Keyword
  /** The word as a dictionary spells it, in this number. */
  spelled: string
  isPlural: boolean
  /** It is somebody's name too, or a word of grammar. */
  isName: boolean
  /** By which the search of messages finds it, and all forms of the word that begin as it does. */
  sought: string
}

/** A word of the list where it stands in a question. */
export type Found = {
  word: Keyword
  spelled: string
  sought: string
  /** What joins it to the word of the list before it, as a label may have it (« d’ »); null: more than that stands between. */
  joint: string | null
}

/** So much of a message tells what it is about, and so many words of the list; a mail may have a million signs. */
const mostSigns = 2_000
const mostKeywords = 12

const keyOf = (word: string) => folded(word).replaceAll('œ', 'oe')

/** Without its accent it is another word: « ça marche », « on arrête », « où se trouve ». */
const accented = new Set(['marche', 'arrete', 'trouve', 'retrouve', 'bouche', 'casse'])

/** Each form of the list by how people type it, without accents; a plural follows by itself. */
export const forms: ReadonlyMap<string, Form> = new Map([
  ...formsIn(subjects, 'subject'),
  ...formsIn(aspects, 'aspect'),
  ...formsIn(vague, 'vague'),
])

function formsIn(list: string, kind: Kind): [string, Form][] {
  return list.split(/[,\n]/).flatMap(entry => {
    const all = entry.split('=').flatMap(form => form.trim() || [])
    const name = (all[0] ?? '').replace('*', '')
    const word = { name, kind }
    const ones = all.map(form => form.replace('*', ''))
    const keys = ones.flatMap(one => [keyOf(one), keyOf(pluralOf(one))])
    return all.flatMap((form): [string, Form][] => {
      const isName = form.startsWith('*')
      const one = form.replace('*', '')
      const isPlural = /[sxz]$/.test(one)
      const spelled = one === pluralOf(name) ? one : name
      const sought = soughtFor(keyOf(one), keys)
      const alone: [string, Form] = [keyOf(one), { word, spelled, isPlural, isName, sought }]
      // « PLU » has none, and « plus » is another word.
      if (isPlural || /^..[iu]$/.test(one)) return [alone]
      // Nobody is called by it, unless the list says so.
      const many = { word, spelled: pluralOf(name), isPlural: true, isName: false, sought }
      return [alone, [keyOf(pluralOf(one)), many]]
    })
  })
}

function soughtFor(key: string, keys: readonly string[]): string {
  const alike = keys.filter(
    other => other.startsWith(key.slice(0, 4)) || key.startsWith(other.slice(0, 4)),
  )
  let shared = key.length
  while (!alike.every(other => other.startsWith(key.slice(0, shared)))) shared--
  return key.slice(0, shared)
}

function pluralOf(one: string): string {
  if (/[sxz]$/.test(one)) return one
  if (one.endsWith('al') && !/^(?:bal|carnaval|festival)$/.test(one)) return one.replace(/l$/, 'ux')
  return one + (/(?:au|eu)$/.test(one) ? 'x' : 's')
}

/** The first halves of what may be written in two words: « vide-grenier », « rendez vous ». */
const halves = new Set([...forms.keys()].flatMap(key => /^(\p{L}+)-/u.exec(key)?.[1] ?? []))

const listed = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** After these somebody is named, in capitals or not. */
const titles = listed(`
  m mr mrs mme mmes mlle mlles melle monsieur madame mademoiselle messieurs mesdames dr docteur me maitre pr professeur
  famille prenom nom nomme nommee appelle appelles appelait appellent appeler papi papy mamie mamy tonton tata oncle tante cousin cousine`)

/** After these somebody may be named. */
const relations = listed(`
  suis est sommes etait fils fille frere soeur pere mere papa maman parents mari femme epoux epouse conjoint conjointe ami amie amis
  copain copine compagne compagnon neveu niece enfant enfants bebe petit petite grand voisin voisine voisins beau belle filleul
  filleule patient dossier signe bonjour bonsoir salut coucou merci cher chere et a de avec chez pour par contre`)

/** Before a thing stand these, and hardly before a name. */
const singular = listed(
  'le la l un une du au ce cet cette quel quelle mon ma ton ta son sa notre votre leur chaque',
)
const plural = listed('les des aux ces quels quelles mes tes ses nos vos leurs plusieurs')

/** With these a name goes on: « Mme de la Fontaine ». */
const particles = listed('de du des d')

/** What follows one of these by « du », « des », « de la », « de l’ » is what it is called by: nobody asks about it there. */
const streets = listed(
  'rue ruelle route chemin sentier impasse allee allees avenue av boulevard bd quai square place placette',
)
const called = listed(
  'de du des vieux vieille vieilles ancien ancienne anciens anciennes petit petite grand grande',
)

/** What a label may have between two words of the list. */
const joints = listed('d de du des la l a au aux en pour sur')

const address = /(?:https?:\/\/|www\.)\S+|\S+@\S+|[@#][\p{L}\p{N}_.-]+/giu
/** With it a letter ends; after it stands who wrote it, in four words at most. */
const farewell =
  /(cordialement|cdlt|cdt|salutations|respectueusement|sincèrement|bien à vous|à bientôt|d['’ ]avance|bonne (?:journée|soirée|fin de journée|semaine)|bon (?:week[- ]end|dimanche)|merci(?=[ \t]*[\n.,!;-]))(?:[^\p{L}]+\p{L}[\p{L}’'.-]*){1,4}[^\p{L}]*$/iu

const nextHalf = /[- ](\p{L}+)/uy

/** Reads questions for the words of the list; the same words come again and again, and are looked up once. */
export function createReader() {
  const keys = new Map<string, string>()
  const keyFor = (token: string): string => {
    const known = keys.get(token)
    if (known !== undefined) return known
    const key = accented.has(token.toLowerCase()) ? '' : keyOf(token)
    keys.set(token, key)
    return key
  }

  /**
   * The words of the list in a text, in order, without those that may be a name where they stand.
   * @param author by the name that the network tells: no word of it counts
   */
  return function wordsIn(text: string, author: string | null): Found[] {
    const said = unsigned(text.slice(0, mostSigns))
    const own = new Set(author?.match(/\p{L}+/gu)?.map(keyFor))
    // Who shouts says nothing by a capital.
    const isLoud = !/\p{Ll}/u.test(said)
    const found: Found[] = []
    let isNamed = false
    let isStreet = false
    let before = ''
    let end = 0
    let foundEnd = 0
    let isAsSpelled = false
    const anyWord = /\p{L}+/gu
    for (let match = anyWord.exec(said); match !== null; match = anyWord.exec(said)) {
      const token = match[0]
      const gap = said.slice(end, match.index)
      if (gap !== ' ' && isBreak(gap) && !titles.has(before)) {
        isNamed = false
        isStreet = false
        before = ''
      }
      let key = keyFor(token)
      end = anyWord.lastIndex
      if (halves.has(key)) {
        nextHalf.lastIndex = end
        const whole = `${key}-${keyFor(nextHalf.exec(said)?.[1] ?? '')}`
        if (forms.has(whole)) {
          key = whole
          end = nextHalf.lastIndex
          anyWord.lastIndex = end
        }
      }
      const form = forms.get(key)
      const isCapital = !isLoud && capital.test(token)
      isNamed =
        titles.has(before) ||
        (isNamed && (particles.has(key) || (before === 'de' && key === 'la'))) ||
        ((isNamed || relations.has(before)) && (isCapital || form?.isName === true))
      const isCalled = isStreet && !streets.has(before) && before !== 'de'
      const goesOn = called.has(key) || (before === 'de' && (key === 'la' || key === 'l'))
      isStreet = streets.has(key) || (isStreet && goesOn)
      const isKnown = isNamed || isCalled || own.has(key)
      if (form !== undefined && !isKnown && mayCount(form, isCapital, before)) {
        const { word, spelled, sought } = form
        const between = said.slice(foundEnd, match.index)
        const wasAsSpelled = isAsSpelled
        isAsSpelled = key === keyFor(spelled)
        // « Chien aboie » is no « chien aboiement ».
        const isOdd = between.trim() === '' && !(wasAsSpelled && isAsSpelled)
        const joint = found.length === 0 || isOdd ? null : jointIn(between)
        found.push({ word, spelled, sought, joint })
        if (found.length === mostKeywords) break
        foundEnd = end
      }
      before = key
    }
    return found
  }
}

const capital = /^\p{Lu}/u

/** So long may a farewell be with who signed after it. */
const tail = 160

/** A text without addresses and tags, and without who signed it. */
function unsigned(text: string): string {
  const plain = /[@#]|www|http/i.test(text) ? text.replace(address, ' . ') : text
  const at = Math.max(0, plain.length - tail)
  return plain.slice(0, at) + plain.slice(at).replace(farewell, '$1')
}

const isBreak = (gap: string) => /[.!?…;:,\n()]/.test(gap)

/** What is a name too is told from it by what stands before it, and by its small letter. */
function mayCount({ isName, isPlural }: Form, isCapital: boolean, before: string): boolean {
  return !isName || (!isCapital && (isPlural ? plural : singular).has(before))
}

function jointIn(between: string): string | null {
  if (between.length > 10 || !/^[\p{L}\s'’-]+$/u.test(between)) return null
  const small = between.toLowerCase().replace(/\s+/g, ' ')
  const words = small.match(/\p{L}+/gu) ?? []
  if (!words.every(word => joints.has(keyOf(word)))) return null
  return small.replace(/([dl])['’ ]\s*$/u, '$1’')
}
