import { z } from 'zod'

/** What zod found, as every library of the Standard Schema tells it. */
type Found = {
  message: string
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined
}
/** zod's own details come with it. */
type Issue = Found & Record<string, unknown>

const nouns: Record<string, string> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  boolean: 'true ou false',
  object: 'un objet',
  record: 'un objet',
  array: 'une liste',
  tuple: 'une liste',
  file: 'un fichier',
}

const formats: Record<string, string> = {
  email: 'une adresse électronique',
  url: 'une adresse web',
  date: 'une date « AAAA-MM-JJ »',
  datetime: 'un instant ISO 8601 avec son décalage',
}

/**
 * What does not fit the shape, told of the first thing that does not: one French sentence, and the
 * place it speaks of ('email', 'times.0'), where it is not the whole.
 */
export function invalidInput(issues: readonly Found[]): { message: string; field?: string } {
  const issue: Issue | undefined = issues[0] && { ...issues[0] }
  if (issue === undefined) return { message: 'La demande n’est pas valable.' }
  const path = (issue.path ?? []).map(part => (typeof part === 'object' ? part.key : part))
  const message = `La demande n’est pas valable : ${named(path)} ${predicateOf(issue)}.`
  return path.length === 0 ? { message } : { message, field: path.map(String).join('.') }
}

/** A place in a request, for a sentence. What a caller invented as a name is not repeated at length. */
export function named(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'la demande' : `« ${shown(path.map(String).join('.'))} »`
}

const longestShown = 80

/** What a caller wrote, short, and without what no screen can show. */
function shown(text: string): string {
  const legible = text.toWellFormed().replaceAll(/\p{C}/gu, '\ufffd')
  return legible.length <= longestShown ? legible : `${legible.slice(0, longestShown)}…`
}

function predicateOf(issue: Issue): string {
  const { code, origin } = issue
  if (code === 'custom') return issue.message
  if (code === 'invalid_union') return wordsIn(issue.errors) ?? 'n’est pas valable'
  if (code === 'invalid_type') return `doit être ${nouns[String(issue.expected)] ?? 'autre chose'}`
  if (code === 'invalid_value' && Array.isArray(issue.values)) {
    return `doit être ${issue.values.map(value => `« ${value} »`).join(' ou ')}`
  }
  if (code === 'unrecognized_keys' && Array.isArray(issue.keys)) {
    return `ne connaît pas ${issue.keys
      .slice(0, 5)
      .map(key => `« ${shown(String(key))} »`)
      .join(', ')}`
  }
  if (code === 'invalid_format') {
    const format = formats[String(issue.format)]
    return format === undefined ? 'n’a pas la forme attendue' : `doit être ${format}`
  }
  if (code === 'too_small') return `doit avoir au moins ${bound(issue.minimum, origin)}`
  if (code === 'too_big') return `doit avoir au plus ${bound(issue.maximum, origin)}`
  return 'n’est pas valable'
}

const branches = z.array(z.array(z.object({ code: z.string(), message: z.string() })))

/** Where there were several ways to write it: what the one that was meant says in our own words. */
function wordsIn(errors: unknown): string | undefined {
  const { data = [] } = branches.safeParse(errors)
  return data.find(([first]) => first?.code === 'custom')?.[0]?.message
}

function bound(limit: unknown, origin: unknown): string {
  const plural = Number(limit) < 2 ? '' : 's'
  if (origin === 'string') return `${limit} caractère${plural}`
  if (origin === 'array') return `${limit} élément${plural}`
  return `la valeur ${limit}`
}
