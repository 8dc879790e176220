import type { ParseArgsOptionsConfig } from 'node:util'
import type { Context } from '../context.ts'
import type { CommuneRow } from '../people/commune.ts'
import type { Settings } from '../settings.ts'
import type { Api } from './remote.ts'

/** How a command was called wrongly; exit status 2, one French sentence. */
export class BadUse extends Error {
  override name = 'BadUse'
}

/** The database cannot be opened; exit status 1, one French sentence. */
export class CannotOpen extends Error {
  override name = 'CannotOpen'
}

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

export type Input = {
  values: Values
  /** What follows the command's own words. */
  positionals: string[]
  stdin: AsyncIterable<Buffer>
}

/** Where a command works: on this machine's database, whether or not a server runs beside it. */
export type Local = { context: Context; commune: CommuneRow }

/** Who the journal says it was. */
export const commandActor = 'Ligne de commande'

/** How a command is found and explained. */
type About = {
  /** As typed: `channel add`. */
  name: string
  /** What follows the name: `ID --name NOM [--json]`, without `--json` and the other common options. */
  usage: string
  summary: string
  options: ParseArgsOptionsConfig
}

type Answer<Document> = {
  print(document: Document): string
  /** Whether the document means failure (exit status 1). */
  failed?(document: Document): boolean
}

/**
 * A command that is an operation of the API, or several: of this machine's database, or with
 * `--server ADDRESS` and an API key of another's. `--json` prints its document, `print` says it in words.
 * What `--json` prints is the API's shape wherever the API has one.
 */
export type Command<Document = unknown> = About &
  Answer<Document> & {
    /** Whether it concerns the whole installation, whichever communes it has, and none. */
    installation?: true
    /** @param here absent with `--server`: for what only the process that has the database does */
    ask(api: Api, input: Input, here?: Local): Promise<Document>
  }

/** A command that works only where the database is. */
export type LocalCommand<Document = unknown> = About &
  Answer<Document> & {
    local(local: Local, input: Input): Promise<Document>
  }

/**
 * A command that works before there is a commune, for all of them, or without a database: it opens
 * what it needs.
 */
export type Alone<Document = unknown> = About &
  Answer<Document> & {
    alone(readSettings: () => Settings, input: Input): Promise<Document>
  }

/** A command that reads and writes lines and nothing else; each text gets its line end. */
export type Filter = About & { lines(input: Input): AsyncIterable<string> }

export type AnyCommand = Command | LocalCommand | Alone | Filter

export function command<Document>(definition: Command<Document>): Command<Document> {
  return definition
}

export function localCommand<Document>(definition: LocalCommand<Document>): LocalCommand<Document> {
  return definition
}

export function alone<Document>(definition: Alone<Document>): Alone<Document> {
  return definition
}

export function filter(definition: Filter): Filter {
  return definition
}

/** The text of an option that must be there. @throws BadUse */
export function required(values: Values, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value === '') throw new BadUse(`Il manque --${name}.`)
  return value
}

export function optional(values: Values, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Every value of an option that may be repeated. */
export function repeated(values: Values, name: string): string[] {
  const value = values[name]
  if (value === undefined) return []
  return (Array.isArray(value) ? value : [value]).filter(item => typeof item === 'string')
}

/** An id given as an option or a word. @throws BadUse */
export function idOf(text: string, what: string): number {
  if (!/^[1-9]\d{0,15}$/.test(text))
    throw new BadUse(`${what} doit être un numéro, pas « ${text} ».`)
  return Number(text)
}

/** All of standard input, as text. */
export async function readAll(stdin: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stdin) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** What is written on standard input, up to the end of its first line. @throws BadUse */
export async function firstLine(stdin: AsyncIterable<Buffer>, what: string): Promise<string> {
  const line = (await readAll(stdin)).split(/\r?\n/)[0] ?? ''
  if (line === '') throw new BadUse(`${what} est attendu sur l’entrée standard.`)
  return line
}

/**
 * Somebody by their name, as the screens write it, whatever its case and accents.
 * @throws BadUse when nobody is called so, or several people are
 */
export function personNamed<Person extends { name: string }>(
  people: readonly Person[],
  name: string,
): Person {
  const [found, ...more] = people.filter(person => isSame(person.name, name))
  if (found !== undefined && more.length === 0) return found
  if (found !== undefined) throw new BadUse(`Plusieurs personnes s’appellent ${found.name}.`)
  throw new BadUse(
    `--person doit être l’une des personnes qui répondent : ${people.map(person => person.name).join(', ')}.`,
  )
}

function isSame(a: string, b: string): boolean {
  return a.localeCompare(b, 'fr', { sensitivity: 'base' }) === 0
}
