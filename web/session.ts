import { signal } from '@preact/signals'
import type { Language } from '../server/language/sentence.ts'
import { mayDo, type Permission } from '../server/people/rules/role.ts'
import type { AnswererShape, MeShape } from '../server/people/shapes.ts'
import { api } from './api.ts'
import { forgetKept, keep, kept } from './kept.ts'
import { chooseLanguage, messages, speak } from './language.ts'
import { drafts, savedLanguage } from './preferences.ts'
import { Refusal, sessionEnded, wentElsewhere, workIn } from './request.ts'
import { forgetShared } from './shared.ts'
import { auth } from './sign-in/auth.ts'
import { forgetToday, loadToday } from './today/load-today.ts'

/** Who is signed in. */
export const me = signal<MeShape | null>(null)

/** `setup-lost`: there is no commune, where there may have been one. */
export type Door = 'inside' | 'sign-in' | 'setup' | 'setup-lost'

/**
 * Finds which door to open. Who was inside is let in at once, and the server asked behind it.
 * Throws a Refusal when the server cannot say.
 */
export async function knock(): Promise<Door> {
  const known = me.value === null ? await kept<MeShape>('me') : null
  if (known !== null) {
    await begin(known.data)
    void refreshMe()
    return 'inside'
  }
  try {
    const found = await api('GET /me')
    await begin(found)
    void keep('me', found)
    return 'inside'
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.status !== 401) throw problem
  }
  const { needed, mayBeLost } = await api('GET /setup')
  if (!needed) return 'sign-in'
  return mayBeLost ? 'setup-lost' : 'setup'
}

async function begin(found: MeShape): Promise<void> {
  drafts.belongTo(found.user.id, found.commune.id)
  workIn(found.commune.id)
  await agreeOnLanguage(found.user.language)
  me.value = found
  sessionEnded.value = false
}

/** What was chosen in this browser holds, and for the mails; where nothing was, the account's. */
async function agreeOnLanguage(ofAccount: Language): Promise<void> {
  const chosen = savedLanguage()
  if (chosen === null) await speak(ofAccount)
  else if (chosen !== ofAccount) void keepLanguage(chosen)
}

/** The account’s. What is not kept now is asked again at the next opening: no door waits for it. */
async function keepLanguage(language: Language): Promise<void> {
  await api('PUT /me/language', { json: { language } }).catch(() => undefined)
}

/** For the screens of this browser, and for one's mails; without an answer, the mails follow later. */
export async function chooseMyLanguage(chosen: Language): Promise<void> {
  await chooseLanguage(chosen)
  await Promise.all([keepLanguage(chosen), loadToday()])
}

/** A role, a name or a target has changed elsewhere. Without an answer what is known goes on. */
export async function refreshMe(): Promise<void> {
  const found = await api('GET /me').catch(() => me.value)
  // Signed out while it was on its way: nobody went elsewhere.
  if (me.value === null) return
  // Another tab has switched, or one was taken out of the commune that this page shows.
  const isSame = found?.commune.id === me.value.commune.id && found.user.id === me.value.user.id
  if (!isSame) wentElsewhere.value = true
  else if (found !== me.value) {
    me.value = found
    void keep('me', found)
  }
}

/** Works in another of one's communes from now on: everything that is open is loaded anew. */
export async function enterCommune(commune: number): Promise<void> {
  await api('PUT /me/commune', { json: { commune } })
  wentElsewhere.value = true
}

/** Leaves nothing behind for anyone who uses this machine next. */
export async function signOut(): Promise<void> {
  const goTo = await auth.signOut()
  me.value = null
  workIn(null)
  drafts.clear()
  forgetToday()
  await Promise.all([forgetKept(), forgetShared()])
  void navigator.clearAppBadge?.()
  if (goTo !== null) location.assign(goTo)
}

/** By the server's own table: this only hides what it would refuse. */
export function may(permission: Permission): boolean {
  return me.value !== null && mayDo(me.value, permission)
}

/** « pour Camille », or « pour vous ». */
export function forWhom(person: AnswererShape): string {
  const t = messages.value.residents
  return isMe(person) ? t.forYou : t.forSomebody(person.name)
}

export function isMe({ id }: AnswererShape): boolean {
  return me.value?.user.id === id
}
