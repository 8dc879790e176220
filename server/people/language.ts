import type { Deps } from '../deps.ts'
import type { Language } from '../language/sentence.ts'
import { findLanguage, findUserByEmail, setLanguage } from './store/members.ts'

/** In which language somebody reads the screens, and so their mails; French of whom there is no account. */
export async function languageOf(
  { db }: Pick<Deps, 'db'>,
  userId: string | null,
): Promise<Language> {
  return userId === null ? 'fr' : ((await findLanguage(db, userId)) ?? 'fr')
}

/** The same of whoever reads under that address. */
export async function languageAt(deps: Pick<Deps, 'db'>, email: string): Promise<Language> {
  return await languageOf(deps, (await findUserByEmail(deps.db, email))?.id ?? null)
}

/** Of an API key it changes nothing. */
export async function chooseLanguage(
  { db }: Pick<Deps, 'db'>,
  { userId }: { userId: string | null },
  language: Language,
): Promise<void> {
  if (userId !== null) await setLanguage(db, userId, language)
}
