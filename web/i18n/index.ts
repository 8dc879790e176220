import { signal } from '@preact/signals'
import type { Language } from '../../server/language/sentence.ts'
import { rememberLanguage, savedLanguage } from '../preferences.ts'
import { type Catalogue, fr } from './fr.ts'

/** The words in force: components read `words.value`, and change with it. */
export const messages = signal<Catalogue>(fr)
export const language = signal<Language>('fr')

/** For this page alone. English comes in a file of its own, so that nobody loads what they do not read. */
export async function speak(chosen: Language): Promise<void> {
  const catalogue = chosen === 'fr' ? fr : (await import('./en.ts')).en
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
