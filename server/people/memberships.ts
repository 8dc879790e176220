import type { Deps } from '../deps.ts'
import type { Language } from '../language/sentence.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { runsInstallation, type Standing } from './rules/role.ts'
import { peopleSentences } from './sentences.ts'
import type { MembershipShape } from './shapes.ts'
import {
  enterCommune as enterCommuneRows,
  findLanguage,
  findMember,
  membershipsOf,
  setLanguage,
  setLastCommune,
} from './store/members.ts'

/** What a person is in the commune in which their session works; null: nothing there (any more). */
export async function membershipOf(
  { db }: Pick<Deps, 'db'>,
  userId: string,
  communeId: number | null,
): Promise<({ communeId: number } & Standing) | null> {
  const row = communeId === null ? undefined : await findMember(db, userId, communeId)
  if (row === undefined || communeId === null) return null
  const { role, communes } = row
  const isMarked = row.runsInstallation === 1
  return {
    communeId,
    role,
    runsInstallation: runsInstallation({ isMarked, role, communes: Number(communes) }),
  }
}

/** The communes between which a person may switch; of an API key, its own. */
export async function listMemberships(
  { db }: Pick<Deps, 'db'>,
  { userId, ...own }: { userId: string | null } & MembershipShape,
): Promise<MembershipShape[]> {
  return userId === null ? [own] : await membershipsOf(db, userId)
}

/** The sessions that begin from now on, after a changed password for instance, begin where one works. */
export async function beginWhere(
  { db }: Pick<Deps, 'db'>,
  { userId, communeId }: { userId: string; communeId: number },
): Promise<void> {
  await setLastCommune(db, userId, communeId)
}

/**
 * From now on this session works in another commune of its person, and so will their next ones.
 * What was open before hears of it and asks anew.
 * @throws Refusal (`not-found`) when they do not work there, (`conflict`) for an API key
 */
export async function enterCommune(
  { db, changes }: Pick<Deps, 'db' | 'changes'>,
  who: { userId: string | null; sessionId: string | null; communeId: number },
  communeId: number,
): Promise<void> {
  const { userId, sessionId } = who
  if (userId === null || sessionId === null) {
    throw new Refusal('conflict', peopleSentences.keyOfOneCommune)
  }
  await db.transaction().execute(async transaction => {
    if ((await findMember(transaction, userId, communeId)) === undefined) {
      throw notFound(peopleSentences.thisCommune)
    }
    await enterCommuneRows(transaction, { userId, sessionId }, communeId)
  })
  // The streams of this session's other screens end by it, and come back in the other commune.
  if (communeId !== who.communeId) changes.tell(who.communeId, 'commune')
}

/** In which language somebody reads the screens, and so their mails; French of whom there is no account. */
export async function languageOf(
  { db }: Pick<Deps, 'db'>,
  userId: string | null,
): Promise<Language> {
  return userId === null ? 'fr' : ((await findLanguage(db, userId)) ?? 'fr')
}

/** For an API key it changes nothing. */
export async function chooseLanguage(
  { db }: Pick<Deps, 'db'>,
  { userId }: { userId: string | null },
  language: Language,
): Promise<void> {
  if (userId !== null) await setLanguage(db, userId, language)
}
