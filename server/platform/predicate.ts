import { z } from 'zod'
import { Sentence } from '../language/sentence.ts'

/** What zod found, as every library of the Standard Schema tells it; zod's own details come with it. */
export type Issue = Readonly<Record<string, unknown>> & { message?: string | undefined }

/** The end of a sentence: « doit être un nombre ». */
export type Predicate = { fr: string; en: string }

const nouns: Record<string, Predicate> = {
  string: { fr: 'un texte', en: 'a text' },
  number: { fr: 'un nombre', en: 'a number' },
  int: { fr: 'un nombre entier', en: 'a whole number' },
  boolean: { fr: 'true ou false', en: 'true or false' },
  object: { fr: 'un objet', en: 'an object' },
  record: { fr: 'un objet', en: 'an object' },
  array: { fr: 'une liste', en: 'a list' },
  tuple: { fr: 'une liste', en: 'a list' },
  file: { fr: 'un fichier', en: 'a file' },
}
const somethingElse: Predicate = { fr: 'autre chose', en: 'something else' }

const formats: Record<string, Predicate> = {
  email: { fr: 'une adresse électronique', en: 'an e-mail address' },
  url: { fr: 'une adresse web', en: 'a web address' },
  date: { fr: 'une date « AAAA-MM-JJ »', en: 'a date “YYYY-MM-DD”' },
  datetime: {
    fr: 'un instant ISO 8601 avec son décalage',
    en: 'an ISO 8601 instant with its offset',
  },
}

export const notValid: Predicate = { fr: 'n’est pas valable', en: 'is not valid' }
const mustBe = ({ fr, en }: Predicate): Predicate => ({
  fr: `doit être ${fr}`,
  en: `must be ${en}`,
})

/** What is wrong with a place: zod's issue in words, or the sentence that its `refine` brought (`must`). */
export function predicateOf(issue: Issue): Predicate {
  const { code, origin } = issue
  if (code === 'custom') return broughtBy(issue)
  if (code === 'invalid_union') return ofTheOneMeant(issue.errors) ?? notValid
  if (code === 'invalid_type') return mustBe(nouns[String(issue.expected)] ?? somethingElse)
  if (code === 'invalid_value' && Array.isArray(issue.values)) {
    const values: unknown[] = issue.values
    return mustBe({
      fr: values.map(value => `« ${value} »`).join(' ou '),
      en: values.map(value => `“${value}”`).join(' or '),
    })
  }
  if (code === 'unrecognized_keys' && Array.isArray(issue.keys)) {
    const keys = issue.keys.slice(0, 5).map(key => shown(String(key)))
    return {
      fr: `ne connaît pas ${keys.map(key => `« ${key} »`).join(', ')}`,
      en: `does not know ${keys.map(key => `“${key}”`).join(', ')}`,
    }
  }
  if (code === 'invalid_format') {
    const format = formats[String(issue.format)]
    const hasNoForm = { fr: 'n’a pas la forme attendue', en: 'does not have the form expected' }
    return format === undefined ? hasNoForm : mustBe(format)
  }
  if (code === 'too_small') return bounded('least', issue.minimum, origin)
  if (code === 'too_big') return bounded('most', issue.maximum, origin)
  return notValid
}

function broughtBy({ params, message = '' }: Issue): Predicate {
  const sentence = typeof params === 'object' && params !== null && Reflect.get(params, 'sentence')
  return sentence instanceof Sentence ? sentence : { fr: message, en: message }
}

const branches = z.array(z.array(z.looseObject({ code: z.string(), message: z.string() })))

/** Where there were several ways to write it: what the one that was meant says in our own words. */
function ofTheOneMeant(errors: unknown): Predicate | undefined {
  const { data = [] } = branches.safeParse(errors)
  const found = data.find(([first]) => first?.code === 'custom')?.[0]
  return found && broughtBy(found)
}

function bounded(which: 'least' | 'most', limit: unknown, origin: unknown): Predicate {
  const plural = Number(limit) < 2 ? '' : 's'
  const french = which === 'least' ? 'doit avoir au moins' : 'doit avoir au plus'
  const english = which === 'least' ? 'must have at least' : 'must have at most'
  const many = Number(limit) === 1 ? '' : 's'
  if (origin === 'string')
    return {
      fr: `${french} ${limit} caractère${plural}`,
      en: `${english} ${limit} character${many}`,
    }
  if (origin === 'array')
    return { fr: `${french} ${limit} élément${plural}`, en: `${english} ${limit} item${many}` }
  return { fr: `${french} la valeur ${limit}`, en: `${english} the value ${limit}` }
}

const longestShown = 80

/** What a caller wrote, short, and without what no screen can show. */
export function shown(text: string): string {
  const legible = text.toWellFormed().replaceAll(/\p{C}/gu, '\ufffd')
  return legible.length <= longestShown ? legible : `${legible.slice(0, longestShown)}…`
}
