import { type Theme, themesOfCommune } from '../channels/themes.ts'
import type { Deps } from '../deps.ts'
import { findCommune, listCommunes } from '../people/store/communes.ts'

/** A commune to which residents can sign up, and for what. */
export type Open = { commune: { id: number; name: string }; themes: Theme[] }

type OpenDeps = Pick<Deps, 'db' | 'connectors' | 'mailer'>

export async function openCommunes(deps: OpenDeps): Promise<Open[]> {
  const communes = await listCommunes(deps.db)
  const all = await Promise.all(communes.map(({ id }) => openCommune(deps, id)))
  return all.filter(one => one !== undefined)
}

/** Undefined: there is nothing to sign up for, or no such commune. */
export async function openCommune(deps: OpenDeps, id: number): Promise<Open | undefined> {
  const commune = await findCommune(deps.db, id)
  if (commune === undefined) return undefined
  const themes = await themesOfCommune(deps, id)
  const isOpen = themes.some(({ way }) => way === 'push' || (way === 'mail' && deps.mailer))
  return isOpen ? { commune: { id, name: commune.name }, themes } : undefined
}
