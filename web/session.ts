import { signal } from '@preact/signals'
import { allows, type Permission } from '../server/people/rules/role.ts'
import type { MeShape } from '../server/people/shapes/commune.ts'
import { api } from './api.ts'
import { auth } from './auth.ts'
import { drafts } from './preferences.ts'
import { Refusal, sessionEnded } from './request.ts'
import { forgetToday } from './today.ts'

/** Who is signed in. */
export const me = signal<MeShape | null>(null)

/** `setup-lost`: there is no commune, where there may have been one. */
export type Door = 'inside' | 'sign-in' | 'setup' | 'setup-lost'

/** Finds which door to open. Throws a Refusal when the server cannot say. */
export async function knock(): Promise<Door> {
  try {
    const found = await api('GET /me')
    drafts.belongTo(found.user.id)
    me.value = found
    sessionEnded.value = false
    return 'inside'
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.status !== 401) throw problem
  }
  const { needed, mayBeLost } = await api('GET /setup')
  if (!needed) return 'sign-in'
  return mayBeLost ? 'setup-lost' : 'setup'
}

/** A role, a name or a target has changed elsewhere. Without an answer what is known goes on. */
export async function refreshMe(): Promise<void> {
  me.value = await api('GET /me').catch(() => me.value)
}

/** Leaves nothing behind for whoever uses this machine next. */
export async function signOut(): Promise<void> {
  const goTo = await auth.signOut()
  me.value = null
  drafts.clear()
  forgetToday()
  if (goTo !== null) location.assign(goTo)
}

/** By the server's own table: this only hides what it would refuse. */
export function may(permission: Permission): boolean {
  return me.value !== null && allows(me.value.role, permission)
}
