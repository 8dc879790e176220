import { computed, signal } from '@preact/signals'
import type { Language } from '../server/language/sentence.ts'
import { type Catalogue, fr } from './catalogue.fr.ts'
import { rememberLanguage, savedLanguage } from './preferences.ts'

/** The words in force: components read `messages.value`, and change with it. */
export const messages = signal<Catalogue>(fr)
export const language = signal<Language>('fr')

/** For this page alone. English comes in a file of its own, so that nobody loads what they do not read. */
export async function speak(chosen: Language): Promise<void> {
  const catalogue = chosen === 'fr' ? fr : (await import('./catalogue.en.ts')).en
  messages.value = catalogue
  language.value = chosen
  document.documentElement.lang = chosen
}

/** And in this browser from now on. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  await speak(chosen)
  rememberLanguage(chosen)
}

export function loadSavedLanguage(): Promise<void> {
  return speak(savedLanguage() ?? 'fr')
}

/** A table of words as it is read in one language. */
type InOneLanguage<Table> = Table extends { fr: infer French; en: unknown }
  ? French
  : Table extends (...values: infer Values) => infer Said
    ? (...values: Values) => InOneLanguage<Said>
    : Table extends object
      ? { [Key in keyof Table]: InOneLanguage<Table[Key]> }
      : Table

/**
 * The words of a capability in the language in force, written in both beside each other:
 * `translated({ save: { fr: …, en: … }, left: (days: number) => ({ fr: …, en: … }) })`. They come with the
 * screens that need them; those of the first view are a file a language, of which one is loaded.
 */
export function translated<Table extends object>(table: Table): () => InOneLanguage<Table> {
  // What a walk over the entries gives has the type that the entries tell, which no walk can say.
  const said = computed(() => inOneLanguage(table, language.value) as InOneLanguage<Table>)
  return () => said.value
}

function inOneLanguage(entry: unknown, chosen: Language): unknown {
  if (typeof entry === 'function') {
    return (...values: unknown[]) => inOneLanguage(Reflect.apply(entry, undefined, values), chosen)
  }
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry
  if ('fr' in entry && 'en' in entry) return entry[chosen]
  return Object.fromEntries(
    Object.entries(entry).map(([key, value]) => [key, inOneLanguage(value, chosen)]),
  )
}
