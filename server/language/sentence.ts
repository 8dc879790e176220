import { spaced } from './typeset.ts'

/** The languages that the screens and the mails speak. */
export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

export type Translations = { fr: string; en: string }

/**
 * What the server says to a person, in each language. It is made by a capability's `sentences.ts`
 * (or a connector's), carried as it is, and put into one language where it leaves the house: in an
 * answer of the API (`http/answer-language.ts`), in a mail, on the command line. JSON has its French.
 */
export class Sentence {
  /** 'pictures.inUse': stable, for programs. Empty: of words that are nobody's sentence of ours. */
  readonly key: string
  readonly fr: string
  readonly en: string
  constructor(key: string, { fr, en }: Translations) {
    this.key = key
    this.fr = fr
    this.en = en
  }
  toJSON(): string {
    return this.fr
  }
  /** Anybody who writes a sentence into a text without choosing its language gets French, never an object. */
  toString(): string {
    return this.fr
  }
}

type Entry = Translations | ((...values: never[]) => Translations)
type Made<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends (...values: infer Values) => Translations
    ? (...values: Values) => Sentence
    : Sentence
}

/**
 * The sentences of a capability, each written in both languages beside each other; one with values is
 * a function of them: `sentences('pictures', { tooLarge: (most: number) => ({ fr: …, en: … }) })`.
 * French is typed with the spaces of a keyboard, and has those of print from here on; what it names
 * stays as it is.
 */
export function sentences<const Table extends Readonly<Record<string, Entry>>>(
  owner: string,
  table: Table,
): Made<Table> {
  const made = Object.entries<Entry>(table).map(([name, entry]) => {
    const key = `${owner}.${name}`
    if (typeof entry !== 'function') return [name, new Sentence(key, printed(entry))]
    return [name, (...values: never[]) => new Sentence(key, printed(entry(...values), values))]
  })
  // `Object.fromEntries` forgets which name has which entry.
  return Object.fromEntries(made) as Made<Table>
}

/** A sign that nobody writes, for it is no letter: a space that stays. */
const held = '\uE000'

/** What it names (a file, an event, another sentence) keeps the spaces that it has. */
function printed({ fr, en }: Translations, values: readonly unknown[] = []): Translations {
  const named = values.flat().map(value => (value instanceof Sentence ? value.fr : value))
  const kept = named.reduce<string>(
    (text, name) =>
      typeof name === 'string' && spaced(name) !== name
        ? text.replaceAll(name, name.replaceAll(' ', held).replaceAll('$', '$$$$'))
        : text,
    fr,
  )
  return { fr: spaced(kept).replaceAll(held, ' '), en }
}

/** Words of somebody else, that no language of ours changes: what a network or a person wrote. */
export function verbatim(text: string): Sentence {
  return new Sentence('', { fr: text, en: text })
}

/** For a column of text. */
export function sentenceText({ key, fr, en }: Sentence): string {
  return JSON.stringify({ key, fr, en })
}

/** From a column of text, in which an older Tambour wrote French alone. */
export function sentenceOf(text: string): Sentence {
  if (!text.startsWith('{"key":')) return verbatim(text)
  const { key, fr, en }: { key: string } & Translations = JSON.parse(text)
  return new Sentence(key, { fr, en })
}

export const sentenceOrNull = (text: string | null): Sentence | null =>
  text === null ? null : sentenceOf(text)
export const sentenceTextOrNull = (sentence: Sentence | null): string | null =>
  sentence === null ? null : sentenceText(sentence)

/** What another thread or process said: a message has the words of a sentence, and not its class. */
export const sentenceAgain = ({ key, fr, en }: Pick<Sentence, 'key' | 'fr' | 'en'>): Sentence =>
  new Sentence(key, { fr, en })

/** An answer as it is read: its sentences are text. */
export type Spoken<Answer> = Answer extends Sentence
  ? string
  : Answer extends object
    ? { [Name in keyof Answer]: Spoken<Answer[Name]> }
    : Answer
