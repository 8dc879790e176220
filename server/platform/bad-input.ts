import type { z } from 'zod'

/** Input that somebody must mend: one French sentence that names the place. The command exits 2. */
export class BadInput extends Error {
  override name = 'BadInput'
}

type Issue = { code?: string; path?: PropertyKey[]; message?: string } & Record<string, unknown>

/**
 * What zod found first, in French: « sentAt » est absent. Sentences that a schema brings itself
 * (of a `refine`) say what the field must be.
 */
export function problemOf(error: z.ZodError): string {
  const issue: Issue | undefined = error.issues[0] && { ...error.issues[0] }
  const place = (issue?.path ?? []).map(key => (typeof key === 'number' ? key + 1 : key)).join('.')
  const subject = place === '' ? 'l’objet' : `« ${place} »`
  return `${subject} ${issue ? predicateOf(issue) : 'n’est pas valable'}`
}

const nouns: Record<string, string> = {
  string: 'un texte',
  number: 'un nombre',
  boolean: 'true ou false',
  object: 'un objet',
  record: 'un objet',
  array: 'une liste',
  tuple: 'une liste',
}

function predicateOf(issue: Issue): string {
  if (issue.code === 'custom' && issue.message) return issue.message
  if (issue.code === 'invalid_type') {
    return `doit être ${nouns[String(issue.expected)] ?? 'autre chose'}`
  }
  if (issue.code === 'invalid_value' && Array.isArray(issue.values)) {
    return `doit être ${issue.values.map(value => `« ${value} »`).join(' ou ')}`
  }
  if (issue.code === 'unrecognized_keys' && Array.isArray(issue.keys)) {
    return `ne connaît pas ${issue.keys.map(key => `« ${key} »`).join(', ')}`
  }
  if (issue.origin === 'string') return 'ne doit pas être vide'
  if (issue.origin === 'array') return 'doit être une paire'
  return 'n’est pas valable'
}
